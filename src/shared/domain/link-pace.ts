/** The links heard lately. Times in ms of any clock that doesn't go back. */
export interface LinkPace {
  readonly passedAtMs: readonly number[];
  readonly last: { readonly text: string; readonly atMs: number } | null;
  /** The person was told of the links that came too fast. */
  readonly told: boolean;
}

/**
 * `pass`: look at it. `same`: the link of just now once more, as a double click makes it. `too-many`: not looked at, to be
 * told. `quiet`: not looked at, and already told.
 */
export type LinkVerdict = 'pass' | 'same' | 'too-many' | 'quiet';

export const NO_LINKS: LinkPace = { passedAtMs: [], last: null, told: false };

/** ms between two links; nobody reads a question faster */
const GAP_MS = 1_000;
const MINUTE_MS = 60_000;
const MOST_IN_A_MINUTE = 10;

/**
 * Whether a link is let through: one in a second, ten in a minute. What comes in between is refused, and that is told once
 * until a link passes again.
 */
export function paceLink(
  pace: LinkPace,
  text: string,
  nowMs: number,
): { readonly pace: LinkPace; readonly verdict: LinkVerdict } {
  const passedAtMs = pace.passedAtMs.filter((atMs) => nowMs - atMs < MINUTE_MS);
  const last = { text, atMs: nowMs };
  if (pace.last && pace.last.text === text && nowMs - pace.last.atMs < GAP_MS) {
    return { pace: { ...pace, passedAtMs, last }, verdict: 'same' };
  }
  const sinceMs = nowMs - (passedAtMs.at(-1) ?? -Infinity);
  if (sinceMs >= GAP_MS && passedAtMs.length < MOST_IN_A_MINUTE) {
    return { pace: { passedAtMs: [...passedAtMs, nowMs], last, told: false }, verdict: 'pass' };
  }
  return { pace: { passedAtMs, last, told: true }, verdict: pace.told ? 'quiet' : 'too-many' };
}
