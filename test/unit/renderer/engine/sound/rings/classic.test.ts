import { expect, it } from 'vitest';
import { classic } from '../../../../../../src/renderer/engine/sound/rings/classic';
import { loudness } from '../../../../../fakes/audio/loudness';

const RATE_HZ = 24_000;

it('rings 400 ms, rests 200 ms, rings 400 ms, as the British telephone', () => {
  const samples = new Float32Array(3 * RATE_HZ);
  classic.render(samples, RATE_HZ);
  const at = (seconds: number) => loudness(samples, RATE_HZ, seconds);
  expect(at(0.3)).toBeGreaterThan(0.5);
  expect(at(0.55)).toBeLessThan(at(0.3) / 2);
  expect(at(0.9)).toBeGreaterThan(2 * at(0.55));
  expect(at(1.45)).toBeLessThan(at(0.9) / 10);
});
