import { describe, expect, it } from 'vitest';
import { progressTone } from '../../../../../src/renderer/engine/sound/progress-tones';
import { COUNTRIES } from '../../../../../src/shared/domain/country';
import type { Tone } from '../../../../../src/shared/domain/call-machine';

const cadence = (tone: Tone, country: string | null = null) =>
  progressTone(tone, country).segments.map(({ frequenciesHz, durationMs }) => [...frequenciesHz, durationMs]);
const lengthMs = (tone: Tone, country: string | null = null) => {
  const { segments, repeats } = progressTone(tone, country);
  return repeats * segments.reduce((sum, { durationMs }) => sum + durationMs, 0);
};

describe('call progress tones (ITU-T E.180)', () => {
  it('ringback: 425 Hz, 1 s on, 4 s off, until stopped', () => {
    expect(cadence('ringback')).toEqual([[425, 1000], [4000]]);
    expect(progressTone('ringback', null).repeats).toBe(0);
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
    expect(lengthMs('hang-up')).toBe(1200);
  });

  it.each([
    ['US', [[440, 480, 2000], [4000]]],
    ['CA', [[440, 480, 2000], [4000]]],
    ['GB', [[400, 450, 400], [200], [400, 450, 400], [2000]]],
    ['JP', [[384, 416, 1000], [2000]]],
    ['FR', [[440, 1500], [3500]]],
    ['AT', [[425, 1000], [4000]]],
    ['XX', [[425, 1000], [4000]]],
  ])('ringback is what a person in %s knows', (country, expected) => {
    expect(cadence('ringback', country)).toEqual(expected);
  });

  it.each(COUNTRIES)('in %s each has sound and rest by turns, and all but ringback end', (country) => {
    for (const tone of ['ringback', 'busy', 'congestion', 'hang-up'] as const) {
      const { segments, repeats } = progressTone(tone, country);
      expect(segments.length % 2).toBe(0);
      for (const [index, { frequenciesHz, durationMs }] of segments.entries()) {
        expect(frequenciesHz.length > 0).toBe(index % 2 === 0);
        for (const hz of frequenciesHz) expect(hz).toBeGreaterThanOrEqual(300);
        expect(durationMs).toBeGreaterThanOrEqual(100);
      }
      if (tone === 'ringback') expect(repeats).toBe(0);
      else expect(lengthMs(tone, country)).toBeLessThan(5_000);
    }
  });
});
