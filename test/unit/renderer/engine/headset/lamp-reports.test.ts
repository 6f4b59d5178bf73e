import { expect, it } from 'vitest';
import { lampReports, LAMPS_OFF } from '../../../../../src/renderer/engine/headset/lamp-reports';
import type { HeadsetLayout, Lamp, LampField } from '../../../../../src/renderer/engine/headset/layout';

const field = (lamp: Lamp, reportId: number, offsetBits: number, code: number | null = null): LampField => ({
  lamp,
  reportId,
  code,
  slots:
    code === null
      ? [{ offsetBits, sizeBits: 1 }]
      : [
          { offsetBits: 0, sizeBits: 8 },
          { offsetBits: 8, sizeBits: 8 },
        ],
});
const shown = (lamps: readonly LampField[], on: readonly Lamp[]) => {
  const layout: HeadsetLayout = {
    controls: [],
    lamps,
    outputBytes: new Map([
      [1, 1],
      [2, 2],
    ]),
  };
  const wanted = { ...LAMPS_OFF, ...Object.fromEntries(on.map((lamp) => [lamp, true])) };
  return [...lampReports(layout, wanted)].map(([id, bytes]) => [id, ...bytes]);
};

it('writes every report that has a lamp, whole', () => {
  const lamps = [field('ring', 1, 2), field('mute', 1, 0), field('ring', 2, 9)];
  expect(shown(lamps, [])).toEqual([
    [1, 0],
    [2, 0, 0],
  ]);
  expect(shown(lamps, ['ring'])).toEqual([
    [1, 4],
    [2, 0, 2],
  ]);
  expect(shown(lamps, ['ring', 'mute'])[0]).toEqual([1, 5]);
});

it('puts the numbers of the lamps that shine into an array, one a field, as many as there is room for', () => {
  const lamps = [field('ring', 2, 0, 7), field('mute', 2, 0, 3), field('hold', 2, 0, 9)];
  expect(shown(lamps, ['mute'])).toEqual([[2, 3, 0]]);
  expect(shown(lamps, ['ring', 'mute', 'hold'])).toEqual([[2, 7, 3]]);
});
