import { describe, expect, it } from 'vitest';
import { tonePcm } from '../../../../../src/renderer/engine/sound/tone-pcm';
import { progressTone } from '../../../../../src/renderer/engine/sound/progress-tones';
import { keyTone } from '../../../../../src/renderer/engine/sound/tone-table';
import { goertzelAmplitude } from '../../../../lab/sound/goertzel';

const RATE_HZ = 24_000;
const amplitudeOf = (hz: number, samples: Float32Array) =>
  goertzelAmplitude(Float64Array.from(samples), hz, RATE_HZ);
const stretch = (samples: Float32Array, fromMs: number, toMs: number) =>
  samples.subarray((fromMs * RATE_HZ) / 1000, (toMs * RATE_HZ) / 1000);

describe('tonePcm', () => {
  it('renders ringback as 425 Hz for 1 s, then 4 s of nothing', () => {
    const samples = tonePcm(progressTone('ringback', null), RATE_HZ);
    expect(samples).toHaveLength(5 * RATE_HZ);
    const on = stretch(samples, 100, 900);
    expect(amplitudeOf(425, on)).toBeCloseTo(0.15, 2);
    expect(amplitudeOf(400, on)).toBeLessThan(0.01);
    expect(amplitudeOf(450, on)).toBeLessThan(0.01);
    expect(stretch(samples, 1000, 5000).every((sample) => sample === 0)).toBe(true);
  });

  it('renders a tone with an end whole: busy is on three times in 3 s', () => {
    const samples = tonePcm(progressTone('busy', null), RATE_HZ);
    expect(samples).toHaveLength(3 * RATE_HZ);
    for (const start of [0, 1000, 2000]) {
      expect(amplitudeOf(425, stretch(samples, start + 50, start + 450))).toBeGreaterThan(0.14);
      expect(amplitudeOf(425, stretch(samples, start + 550, start + 950))).toBe(0);
    }
  });

  it('gives a key its two frequencies, equally strong, and no other', () => {
    const spec = keyTone('5');
    if (!spec) throw new Error('5 is a key');
    const samples = stretch(tonePcm(spec, RATE_HZ), 10, 110);
    expect(amplitudeOf(770, samples)).toBeCloseTo(0.1, 2);
    expect(amplitudeOf(1336, samples)).toBeCloseTo(0.1, 2);
    for (const other of [697, 852, 941, 1209, 1477, 1633]) {
      expect(amplitudeOf(other, samples)).toBeLessThan(0.02);
    }
  });

  it('starts and ends each segment softly', () => {
    const samples = tonePcm(progressTone('congestion', null), RATE_HZ);
    const largestStep = samples.reduce(
      (largest, sample, n) => Math.max(largest, Math.abs(sample - (samples[n - 1] ?? 0))),
      0,
    );
    // The steepest a 425 Hz sine of this level gets; a click would exceed it.
    expect(largestStep).toBeLessThanOrEqual(0.15 * ((2 * Math.PI * 425) / RATE_HZ) * 1.05);
    expect(samples[RATE_HZ / 4 - 1]).toBeCloseTo(0, 3);
  });
});
