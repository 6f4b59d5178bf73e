/** The middle of the samples, or the mean of the middle two. Throws on none. */
export function median(samples: readonly number[]): number {
  const sorted = ascending(samples);
  const middle = sorted.length / 2;
  const upper = at(sorted, Math.floor(middle));
  return Number.isInteger(middle) ? (at(sorted, middle - 1) + upper) / 2 : upper;
}

/** The smallest sample that at least `percent` % of all do not exceed (nearest rank); `percent` 0 < p ≤ 100. Throws on none. */
export function percentile(samples: readonly number[], percent: number): number {
  const sorted = ascending(samples);
  return at(sorted, Math.ceil((percent / 100) * sorted.length) - 1);
}

function ascending(samples: readonly number[]): readonly number[] {
  if (samples.length === 0) throw new RangeError('there are no samples');
  return [...samples].sort((a, b) => a - b);
}

function at(sorted: readonly number[], index: number): number {
  const value = sorted[index];
  if (value === undefined) throw new RangeError(`no sample ${index}`);
  return value;
}
