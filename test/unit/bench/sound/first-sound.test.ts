import { expect, it } from 'vitest';
import { firstSound } from '../../../bench/sound/first-sound';

it.each([
  [[0, 0, 0, 900, -900], 3],
  [[0, -33, 0], 1],
  [[40], 0],
])('finds where %j begins to sound', (samples, index) => {
  expect(firstSound(Int16Array.from(samples))).toBe(index);
});

it('hears nothing in silence, nor in what is too soft for anyone', () => {
  expect(firstSound(new Int16Array(480))).toBeNull();
  expect(firstSound(Int16Array.from([1, -2, 32, -32]))).toBeNull();
  expect(firstSound(new Int16Array())).toBeNull();
});

it('takes the loudest negative sample for sound', () => {
  expect(firstSound(Int16Array.from([0, -32_768]))).toBe(1);
});
