import { expect, it } from 'vitest';
import { RING_HZ, RING_SECONDS, ringPcm } from '../../../../../src/renderer/engine/sound/ring-pcm';
import { goertzelAmplitude } from '../../../../lab/sound/goertzel';

const RATE_HZ = 24_000;
const amplitudeOf = (hz: number, samples: Float32Array) =>
  goertzelAmplitude(Float64Array.from(samples), hz, RATE_HZ);
const samples = ringPcm(RATE_HZ);

it('breathes in 3 s: sound first, then rest', () => {
  expect(samples).toHaveLength(3 * RATE_HZ);
  const energy = (part: Float32Array) => part.reduce((sum, sample) => sum + sample * sample, 0);
  const rest = energy(samples.subarray(RING_SECONDS * RATE_HZ));
  expect(rest).toBe(0);
  expect(energy(samples)).toBeGreaterThan(100);
});

it('is made of its two notes', () => {
  const sounding = samples.subarray(0, 1.5 * RATE_HZ);
  for (const note of RING_HZ) {
    expect(amplitudeOf(note, sounding)).toBeGreaterThan(5 * amplitudeOf(note * 1.12, sounding));
  }
});

it('never clips and loops without a step', () => {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  expect(peak).toBeCloseTo(0.7, 5);
  expect(samples[0]).toBe(0);
  expect(samples.at(-1)).toBe(0);
});
