const MINUTE_MS = 60_000;
/** After a start everything else comes first. */
const FIRST_MS = 3 * MINUTE_MS;
const USUAL_MS = 240 * MINUTE_MS;
const FIRST_RETRY_MS = 5 * MINUTE_MS;
const MOST_DOUBLINGS = 10;

/**
 * ms until the server is asked: three minutes after the start, then every four hours; after failures 5 min, doubling to four hours.
 * Each is spread over ±50 %, so that ten thousand phones don't come at once.
 * @param failures in a row to reach it
 * @param random 0 ≤ random < 1
 * @param first not asked since the start
 */
export function nextCheckMs(failures: number, random: number, first: boolean): number {
  const retryMs = FIRST_RETRY_MS * 2 ** Math.min(failures - 1, MOST_DOUBLINGS);
  const waitMs = first ? FIRST_MS : failures === 0 ? USUAL_MS : Math.min(retryMs, USUAL_MS);
  return Math.round(waitMs * (0.5 + random));
}
