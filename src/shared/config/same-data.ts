/** The same, looked at as data. Settings come out of their schema, so their keys stand in one order. */
export function sameData(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
