import { describe, expect, it } from 'vitest';
import { benchResult, type Target } from '../../bench/result';
import { benchTable } from '../../bench/table';

const result = (target: Target, ours = [10, 20, 30]) =>
  benchResult({
    name: 'answer',
    unit: 'ms',
    ours,
    peers: { slow: [200], quick: [40, 40], none: [] },
    target,
  });

describe('a result', () => {
  it('sums up ours and each peer that gave samples', () => {
    expect(result({ kind: 'at-most', median: 20 })).toEqual({
      name: 'answer',
      unit: 'ms',
      runs: 3,
      ours: { median: 20, p95: 30 },
      peers: { slow: { median: 200, p95: 200 }, quick: { median: 40, p95: 40 } },
      ratio: { slow: 0.1, quick: 0.5 },
      target: 'median ≤ 20 ms',
      met: true,
    });
  });

  it('is held against a figure', () => {
    expect(result({ kind: 'at-most', median: 19.9 }).met).toBe(false);
  });

  it('is held against a figure that its slowest may reach', () => {
    expect(result({ kind: 'at-most-p95', p95: 30 })).toMatchObject({ target: 'p95 ≤ 30 ms', met: true });
    expect(result({ kind: 'at-most-p95', p95: 29.9 }).met).toBe(false);
  });

  it('keeps thousandths where they are what it is about', () => {
    const { ours, met } = benchResult({
      name: 'idle',
      unit: '%',
      ours: [0.3004],
      peers: {},
      target: { kind: 'at-most', median: 0.3 },
    });
    expect([ours.median, met]).toEqual([0.3, true]);
  });

  it('is held against the best peer', () => {
    expect(result({ kind: 'ratio', atMost: 0.5 }).met).toBe(true);
    expect(result({ kind: 'ratio', atMost: 0.4 }).met).toBe(false);
    const alone = benchResult({
      name: 'a',
      unit: 'ms',
      ours: [1],
      peers: {},
      target: { kind: 'ratio', atMost: 1 },
    });
    expect(alone.met).toBe(false);
  });
});

it('is shown in a table with a line for each peer', () => {
  const lines = benchTable([result({ kind: 'at-most', median: 1 })]).split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(
    /^answer \(ms, 3 runs\) +20\.0 +30\.0 +slow +200\.0 +200\.0 +0\.10 +median ≤ 1 ms +NOT MET$/,
  );
  expect(lines[2]).toMatch(/quick +40\.0 +40\.0 +0\.50$/);
});
