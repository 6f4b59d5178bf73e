import { expect, it } from 'vitest';
import { bell } from '../../../../../../src/renderer/engine/sound/rings/bell';
import { loudness } from '../../../../../fakes/audio/loudness';

const RATE_HZ = 24_000;

it('is struck twice and left to fade', () => {
  const samples = new Float32Array(3 * RATE_HZ);
  bell.render(samples, RATE_HZ);
  const at = (seconds: number) => loudness(samples, RATE_HZ, seconds);
  expect(at(0.5)).toBeLessThan(at(0.05) / 2);
  expect(at(0.62)).toBeGreaterThan(2 * at(0.5));
  expect(at(2.2)).toBeLessThan(at(0.62) / 10);
});
