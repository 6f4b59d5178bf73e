import { expect, it } from 'vitest';
import { marimba } from '../../../../../../src/renderer/engine/sound/rings/marimba';
import { loudness } from '../../../../../fakes/audio/loudness';

const RATE_HZ = 24_000;

it('plays nine notes, each dying away fast', () => {
  const samples = new Float32Array(3 * RATE_HZ);
  marimba.render(samples, RATE_HZ);
  const at = (seconds: number) => loudness(samples, RATE_HZ, seconds);
  for (let step = 0; step < 9; step += 1) expect(at(step * 0.15)).toBeGreaterThan(at(step * 0.15 + 0.099));
  expect(at(1.9)).toBeLessThan(at(1.2) / 10);
});
