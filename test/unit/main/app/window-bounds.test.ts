import { expect, it } from 'vitest';
import { DEFAULT_SIZE, restoreBounds } from '../../../../src/main/app/window-bounds';

const SCREEN = { x: 0, y: 30, width: 1_920, height: 1_050 };
const SECOND = { x: 1_920, y: 0, width: 1_280, height: 1_024 };

it.each([
  null,
  'x',
  {},
  { x: 1, y: 2, width: '400', height: 680 },
  { x: 0.5, y: 0, width: 400, height: 680 },
])('is the default size for %j', (stored) => {
  expect(restoreBounds(stored, [SCREEN])).toEqual(DEFAULT_SIZE);
});

it('is where it was, on whichever screen', () => {
  const left = { x: 100, y: 100, width: 500, height: 700 };
  const right = { ...left, x: 2_000 };
  expect(restoreBounds(left, [SCREEN, SECOND])).toEqual(left);
  expect(restoreBounds(right, [SCREEN, SECOND])).toEqual(right);
});

it('is the default when its screen was unplugged, or it could not be taken hold of', () => {
  for (const place of [
    { x: 2_000, y: 100 },
    { x: 1_900, y: 100 },
    { x: 100, y: 1_070 },
    { x: 100, y: -400 },
    { x: -450, y: 100 },
  ]) {
    expect(restoreBounds({ ...place, width: 500, height: 700 }, [SCREEN])).toEqual(DEFAULT_SIZE);
  }
});

it('fits the screen and stays usable', () => {
  expect(restoreBounds({ x: 0, y: 0, width: 9_000, height: 9_000 }, [SCREEN])).toEqual(SCREEN);
  expect(restoreBounds({ x: 0, y: 30, width: 10, height: 10 }, [SCREEN])).toEqual(DEFAULT_SIZE);
  expect(restoreBounds({ x: 0, y: 30, width: 100, height: 10 }, [SCREEN])).toMatchObject({
    width: 360,
    height: 560,
  });
});
