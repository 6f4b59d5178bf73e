import { expect, it } from 'vitest';
import { trill } from '../../../../../../src/renderer/engine/sound/rings/trill';
import { loudness } from '../../../../../fakes/audio/loudness';

const RATE_HZ = 24_000;

it('swells to its middle and dies away', () => {
  const samples = new Float32Array(3 * RATE_HZ);
  trill.render(samples, RATE_HZ);
  const at = (seconds: number) => loudness(samples, RATE_HZ, seconds);
  expect(at(0.65)).toBeGreaterThan(at(0.1));
  expect(at(0.65)).toBeGreaterThan(at(1.2));
  expect(at(1.65)).toBeLessThan(at(0.65) / 10);
});
