/** The next active option of `count` after a step; from none the first or the last, round at the ends. */
export function moveActive(active: number | null, step: 1 | -1, count: number): number {
  if (active === null) return step === 1 ? 0 : count - 1;
  return (active + step + count) % count;
}
