import { expect, it } from 'vitest';
import { callBarPlace } from '../../../../src/main/app/call-bar-placement';

const SCREEN = { x: 0, y: 30, width: 1_920, height: 1_050 };
const SECOND = { x: 1_920, y: 0, width: 1_280, height: 1_024 };
const at = (x: number, y: number) => ({ x, y, width: 420, height: 44 });

it('is at the top of the active display, in the middle', () => {
  expect(callBarPlace(null, [SCREEN, SECOND], SECOND)).toEqual(at(2_350, 8));
});

it('is where it was left, in its own size', () => {
  expect(callBarPlace({ ...at(40, 600), height: 90 }, [SCREEN, SECOND], SECOND)).toEqual(at(40, 600));
});

it('comes back wholly onto the screen it was pushed out of', () => {
  expect(callBarPlace(at(-100, 1_050), [SCREEN], SCREEN)).toEqual(at(0, 1_036));
});

it('forgets a screen that was unplugged', () => {
  expect(callBarPlace(at(2_350, 8), [SCREEN], SCREEN)).toEqual(at(750, 38));
});
