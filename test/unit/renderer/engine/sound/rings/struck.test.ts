import { expect, it } from 'vitest';
import { addStruck } from '../../../../../../src/renderer/engine/sound/rings/struck';
import { goertzelAmplitude } from '../../../../../lab/sound/goertzel';

const RATE_HZ = 24_000;
const MODE = { ratio: 1, strength: 1, decaySeconds: 0.1 };

function struck(modes = [MODE], strikes = [{ atSeconds: 0, strength: 1 }]): Float32Array {
  const samples = new Float32Array(RATE_HZ);
  addStruck(samples, RATE_HZ, 1000, modes, strikes);
  return samples;
}
const peakOf = (samples: Float32Array, fromSeconds: number) =>
  samples
    .subarray(fromSeconds * RATE_HZ, (fromSeconds + 0.002) * RATE_HZ)
    .reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);

it('swings at its note and dies away to 37 % in its decay time', () => {
  const samples = struck();
  const amplitude = (hz: number) => goertzelAmplitude(Float64Array.from(samples), hz, RATE_HZ);
  expect(amplitude(1000)).toBeGreaterThan(10 * amplitude(1200));
  expect(peakOf(samples, 0.1) / peakOf(samples, 0)).toBeCloseTo(Math.exp(-1), 1);
});

it('starts from rest, when it is struck', () => {
  const samples = struck([MODE], [{ atSeconds: 0.5, strength: 1 }]);
  expect(peakOf(samples, 0.4)).toBe(0);
  expect(samples[0.5 * RATE_HZ]).toBe(0);
  expect(peakOf(samples, 0.5)).toBeGreaterThan(0.9);
});

it('blows in step with it add up', () => {
  const twice = struck(
    [MODE],
    [0, 0.02].map((atSeconds) => ({ atSeconds, strength: 1 })),
  );
  expect(peakOf(twice, 0.02)).toBeGreaterThan(1.7);
});

it('leaves out a mode above half the sample rate instead of folding it down, and a blow after the end', () => {
  expect(struck([{ ...MODE, ratio: 13 }]).every((sample) => sample === 0)).toBe(true);
  expect(struck([MODE], [{ atSeconds: 2, strength: 1 }]).every((sample) => sample === 0)).toBe(true);
});
