import { expect, it } from 'vitest';
import { incomingPlace } from '../../../../src/main/app/incoming-placement';

const AREA = { x: 1_920, y: 30, width: 1_280, height: 600 };

it('is top right of the work area, stacked downwards', () => {
  expect(incomingPlace(0, AREA)).toEqual({ x: 2_824, y: 46, width: 360, height: 132 });
  expect(incomingPlace(1, AREA).y).toBe(46 + 132 + 8);
});

it('starts again at the top rather than leaving the screen', () => {
  const places = [0, 1, 2, 3, 4, 5].map((index) => incomingPlace(index, AREA));
  for (const { y, height } of places) expect(y + height).toBeLessThanOrEqual(AREA.y + AREA.height);
  expect(incomingPlace(0, { ...AREA, height: 50 }).y).toBe(46);
});
