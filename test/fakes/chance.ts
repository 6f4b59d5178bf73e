/** Chance that repeats itself: the same seed gives the same draws (mulberry32). */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  /** 0 … below − 1 */
  const whole = (below: number): number => Math.floor(next() * below);
  return {
    next,
    whole,
    pick: <T>(from: readonly T[]): T => {
      const chosen = from[whole(from.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    /** A string of `length` characters of the alphabet. */
    text: (length: number, alphabet: string): string =>
      Array.from({ length }, () => alphabet.charAt(whole(alphabet.length))).join(''),
  };
}
