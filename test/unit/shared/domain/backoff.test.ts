import { describe, expect, it } from 'vitest';
import { backoffMs, refreshMs, slowRetryMs } from '../../../../src/shared/domain/backoff';

const ALMOST_ONE = 1 - Number.EPSILON;
/** setTimeout fires at once for anything longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

describe('the wait after a failure (RFC 5626 §4.5)', () => {
  it('doubles from a second to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('is spread by half in both directions', () => {
    expect(backoffMs(1, 0)).toBe(500);
    expect(backoffMs(1, ALMOST_ONE)).toBe(1_500);
    expect(slowRetryMs(0)).toBe(150_000);
    expect(slowRetryMs(ALMOST_ONE)).toBe(450_000);
  });

  it.each([-5, 0, 1, 17, 1_000_000, Number.MAX_SAFE_INTEGER])('is bounded for attempt %d', (attempt) => {
    for (const random of [0, 0.5, ALMOST_ONE]) {
      expect(backoffMs(attempt, random)).toBeGreaterThanOrEqual(500);
      expect(backoffMs(attempt, random)).toBeLessThanOrEqual(90_000);
    }
  });
});

describe('the refresh of a registration (RFC 5626 §4.4.1)', () => {
  it('comes between 70 and 90 % of the lifetime', () => {
    expect(refreshMs(600, 0)).toBe(420_000);
    expect(refreshMs(600, ALMOST_ONE)).toBeLessThanOrEqual(540_000);
  });

  it.each([0, -1, 0.1])('is not more often than once a second for a lifetime of %d s', (seconds) => {
    expect(refreshMs(seconds, 0)).toBe(1_000);
  });

  it.each([2 ** 31, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER, Infinity])('fits a timer for %d s', (seconds) => {
    expect(refreshMs(seconds, ALMOST_ONE)).toBeLessThanOrEqual(LONGEST_TIMER_MS);
  });
});
