import { expect, it } from 'vitest';
import { isHeard, meterPercent } from '../../../../../../src/renderer/ui/features/settings/meter-level';

it('maps −60 to 0 dBFS onto the meter', () => {
  expect([-100, -60, -30, 0, 3].map(meterPercent)).toEqual([0, 0, 50, 100, 100]);
});

it('hears speech but not the noise of a room', () => {
  expect([-60, -40].map(isHeard)).toEqual([false, true]);
});
