import { expect, it } from 'vitest';
import { contrastRatio } from '../../../../src/shared/brand/contrast';

it.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#000000', 21],
  ['#777777', '#ffffff', 4.48],
  ['#0a6c74', '#0a6c74', 1],
])('%s on %s is %s to 1', (one, other, ratio) => {
  expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
});
