import { expect, it } from 'vitest';
import { nextCheckMs } from '../../../../../src/main/services/updates/update-times';

const MINUTE_MS = 60_000;

it.each([
  ['soon after the start', 0, true, 3],
  ['every four hours', 0, false, 240],
  ['five minutes after a failure', 1, false, 5],
  ['twice as long after the next', 2, false, 10],
  ['four hours after many', 7, false, 240],
  ['and no later, however many', 1_000, false, 240],
])('the server is asked %s', (_when, failures, first, minutes) => {
  expect(nextCheckMs(failures, 0.5, first)).toBe(minutes * MINUTE_MS);
});

it('is spread, so that a fleet does not come at once', () => {
  expect([nextCheckMs(0, 0, false), nextCheckMs(0, 0.999, false)]).toEqual([
    120 * MINUTE_MS,
    Math.round(240 * MINUTE_MS * 1.499),
  ]);
});
