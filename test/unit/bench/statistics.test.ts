import { describe, expect, it } from 'vitest';
import { median, percentile } from '../../bench/statistics';

const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index);

describe('median', () => {
  it.each([
    [[3], 3],
    [[9, 1, 5], 5],
    [[4, 1, 2, 3], 2.5],
    [[10, 9, 100], 10],
  ])('of %j is %d', (samples, expected) => {
    expect(median(samples)).toBe(expected);
  });

  it('leaves the samples in their order', () => {
    const samples = [2, 1];
    median(samples);
    expect(samples).toEqual([2, 1]);
  });
});

describe('percentile', () => {
  it.each([
    [20, 19],
    [100, 95],
    [1, 1],
    [10, 10],
  ])('95 of 1…%d is %d', (last, expected) => {
    expect(percentile(upTo(last), 95)).toBe(expected);
  });
});

it('has nothing to say about no samples', () => {
  expect(() => median([])).toThrow(RangeError);
  expect(() => percentile([], 95)).toThrow(RangeError);
});
