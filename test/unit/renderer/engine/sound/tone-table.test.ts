import { describe, expect, it } from 'vitest';
import {
  CALL_PROGRESS_TONES,
  CALL_WAITING_TONE,
  keyTone,
} from '../../../../../src/renderer/engine/sound/tone-table';

const cadence = (tone: keyof typeof CALL_PROGRESS_TONES) =>
  CALL_PROGRESS_TONES[tone].segments.map(({ frequenciesHz, durationMs }) => [...frequenciesHz, durationMs]);
const lengthMs = (tone: keyof typeof CALL_PROGRESS_TONES) => {
  const { segments, repeats } = CALL_PROGRESS_TONES[tone];
  return repeats * segments.reduce((sum, { durationMs }) => sum + durationMs, 0);
};

describe('call progress tones (ITU-T E.180)', () => {
  it('ringback: 425 Hz, 1 s on, 4 s off, until stopped', () => {
    expect(cadence('ringback')).toEqual([[425, 1000], [4000]]);
    expect(CALL_PROGRESS_TONES.ringback.repeats).toBe(0);
  });
  it('busy: 425 Hz, 0.5 s on and off, for 3 s', () => {
    expect(cadence('busy')).toEqual([[425, 500], [500]]);
    expect(lengthMs('busy')).toBe(3000);
  });
  it('congestion: 425 Hz, 0.25 s on and off, for 3 s', () => {
    expect(cadence('congestion')).toEqual([[425, 250], [250]]);
    expect(lengthMs('congestion')).toBe(3000);
  });
  it('hang-up is short', () => {
    expect(lengthMs('hang-up')).toBeLessThan(1500);
  });
  it('call waiting is softer than the others and goes on', () => {
    expect(CALL_WAITING_TONE.levelRatio).toBeLessThan(CALL_PROGRESS_TONES.busy.levelRatio);
    expect(CALL_WAITING_TONE.repeats).toBe(0);
  });
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
