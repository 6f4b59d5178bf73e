import { describe, expect, it } from 'vitest';
import {
  CALL_WAITING_TONE,
  CONSENT_EVERY_MS,
  CONSENT_TONE,
  keyTone,
} from '../../../../../src/renderer/engine/sound/tone-table';

it('call waiting is softer than the others and goes on', () => {
  expect(CALL_WAITING_TONE.levelRatio).toBeLessThan(0.1);
  expect(CALL_WAITING_TONE.repeats).toBe(0);
});

it('a recording is told by 1400 Hz, half a second in fifteen (ITU-T E.180)', () => {
  expect(CONSENT_TONE.segments).toEqual([{ frequenciesHz: [1400], durationMs: 500 }]);
  expect([CONSENT_TONE.repeats, CONSENT_EVERY_MS]).toEqual([1, 15_000]);
});

describe('keyTone (ITU-T Q.23)', () => {
  it.each([
    ['1', 697, 1209],
    ['2', 697, 1336],
    ['3', 697, 1477],
    ['A', 697, 1633],
    ['4', 770, 1209],
    ['5', 770, 1336],
    ['6', 770, 1477],
    ['B', 770, 1633],
    ['7', 852, 1209],
    ['8', 852, 1336],
    ['9', 852, 1477],
    ['c', 852, 1633],
    ['*', 941, 1209],
    ['0', 941, 1336],
    ['#', 941, 1477],
    ['d', 941, 1633],
  ])('%s is %d and %d Hz for 120 ms', (key, low, high) => {
    expect(keyTone(key)?.segments).toEqual([{ frequenciesHz: [low, high], durationMs: 120 }]);
  });
  it.each(['', 'E', '12', '+', ',', ' '])('"%s" is no key', (key) => {
    expect(keyTone(key)).toBeNull();
  });
});
