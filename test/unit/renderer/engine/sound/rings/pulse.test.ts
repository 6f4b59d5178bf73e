import { expect, it } from 'vitest';
import { pulse } from '../../../../../../src/renderer/engine/sound/rings/pulse';
import { loudness } from '../../../../../fakes/audio/loudness';

const RATE_HZ = 24_000;

it('comes in two bursts of four with silence between', () => {
  const samples = new Float32Array(3 * RATE_HZ);
  pulse.render(samples, RATE_HZ);
  const at = (seconds: number) => loudness(samples, RATE_HZ, seconds);
  const sounds = [0, 0.14, 0.28, 0.42, 0.9, 1.04, 1.18, 1.32];
  for (const start of sounds) {
    expect(at(start + 0.015)).toBeGreaterThan(0.5);
    expect(at(start + 0.085)).toBe(0);
  }
  expect(at(0.7)).toBe(0);
});
