import { expect, it } from 'vitest';
import { rmsDbfs } from '../../../../../src/renderer/engine/sound/level';

it.each([
  ['full scale', Float32Array.from({ length: 2400 }, () => 1), 0],
  ['a tenth', Float32Array.from({ length: 2400 }, () => -0.1), -20],
  ['a full sine', Float32Array.from({ length: 2400 }, (_, n) => Math.sin(n * 0.1 * Math.PI)), -3.01],
  ['silence', new Float32Array(2400), -100],
  ['fainter than can be told', Float32Array.from([1e-9]), -100],
  ['louder than full scale', Float32Array.from([3]), 0],
  ['no samples', new Float32Array(0), -100],
])('%s', (_name, samples, dbfs) => {
  expect(rmsDbfs(samples)).toBeCloseTo(dbfs, 1);
});
