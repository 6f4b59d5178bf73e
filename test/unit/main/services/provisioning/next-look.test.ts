import { expect, it } from 'vitest';
import { nextLookMs } from '../../../../../src/main/services/provisioning/next-look';

const HOUR_MS = 3_600_000;
const next = (part: Partial<Parameters<typeof nextLookMs>[0]>) =>
  nextLookMs({ problem: null, failures: 0, refreshMinutes: 60, random: () => 0.5, ...part });

it('is as often as wished, a fleet spread over a tenth of it either way', () => {
  expect(next({})).toBe(HOUR_MS);
  expect(next({ random: () => 0 })).toBe(0.9 * HOUR_MS);
  expect(next({ random: () => 0.999 })).toBeLessThan(1.1 * HOUR_MS);
});

it('is soon after what may pass, later each time, and never later than usual', () => {
  const waits = [1, 2, 3, 4].map((failures) => next({ problem: 'unreachable', failures }));
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(new Set(waits).size).toBe(4);
  expect(waits[0]).toBeLessThan(60_000);
  expect(next({ problem: 'unreachable', failures: 40, refreshMinutes: 1 })).toBeLessThanOrEqual(60_000);
});

it('leaves a server that has trouble more time than a network that is away', () => {
  expect(next({ problem: 'server-error', failures: 1 })).toBeGreaterThan(
    next({ problem: 'unreachable', failures: 1 }),
  );
});

it('is no sooner for what only a person can mend', () => {
  expect(next({ problem: 'refused', failures: 3 })).toBe(HOUR_MS);
  expect(next({ problem: 'keychain', failures: 0 })).toBe(HOUR_MS);
});
