/** First wait after a failure, ms; each further failure doubles it up to the limit. */
const FIRST_MS = 1_000;
const LIMIT_MS = 60_000;
const SLOW_MS = 300_000;
/** Some registrars grant 2³²−1 s; a timer that long fires at once. */
const LATEST_REFRESH_MS = 86_400_000;

/**
 * How long to wait before attempt `attempt` (1, 2, …), in ms: 1 s doubling to 60 s, each spread over ±50 % so that ten
 * thousand phones don't return to a restarted server in the same second (RFC 5626 §4.5).
 * @param random 0 ≤ random < 1
 */
export function backoffMs(attempt: number, random: number): number {
  const exponent = Math.min(Math.max(attempt, 1) - 1, 16);
  return spread(Math.min(FIRST_MS * 2 ** exponent, LIMIT_MS), random);
}

/** The wait before trying again what only an administrator can mend: 5 min ± 50 %. */
export function slowRetryMs(random: number): number {
  return spread(SLOW_MS, random);
}

/**
 * When to refresh a registration that lasts `expiresSeconds`, in ms: between 70 and 90 % of it (RFC 5626 §4.4.1 asks for
 * 80–100 %, earlier is safe), never less than a second and never more than a day.
 */
export function refreshMs(expiresSeconds: number, random: number): number {
  const dueMs = Math.round(expiresSeconds * 1_000 * (0.7 + 0.2 * random));
  return Math.min(Math.max(dueMs, 1_000), LATEST_REFRESH_MS);
}

function spread(ms: number, random: number): number {
  return Math.round(ms * (0.5 + random));
}
