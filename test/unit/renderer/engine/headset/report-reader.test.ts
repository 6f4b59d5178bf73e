import { expect, it } from 'vitest';
import type { ControlField, HeadsetLayout } from '../../../../../src/renderer/engine/headset/layout';
import { readReport } from '../../../../../src/renderer/engine/headset/report-reader';

const at = (offsetBits: number, sizeBits = 1) => ({
  reportId: 2,
  slots: [{ offsetBits, sizeBits }],
  code: null,
});
const hook: ControlField = { ...at(0), control: 'hook', style: 'state' };
const mute: ControlField = { ...at(1), control: 'mute', style: 'press' };
const flash: ControlField = { ...at(8, 8), control: 'flash', style: 'press', code: 33 };
const layout: HeadsetLayout = { controls: [hook, mute, flash], lamps: [], outputBytes: new Map() };

const read = (before: readonly number[] | null, now: readonly number[], reportId = 2) =>
  readReport(layout, reportId, before && Uint8Array.from(before), Uint8Array.from(now)).map((event) =>
    event.style === 'press' ? event.control : `${event.control} ${event.on ? 'on' : 'off'}`,
  );

it('tells what changed and nothing else', () => {
  expect(read(null, [0, 0])).toEqual([]);
  expect(read(null, [1, 0])).toEqual(['hook on']);
  expect(read([1, 0], [1, 0])).toEqual([]);
  expect(read([1, 0], [3, 0])).toEqual(['mute']);
  expect(read([3, 0], [1, 0])).toEqual([]);
  expect(read([1, 0], [0, 33])).toEqual(['hook off', 'flash']);
  expect(read([0, 33], [0, 34])).toEqual([]);
});

it('a press that is held while something else changes is one press; the same report again is another', () => {
  expect(read([2, 0], [3, 0])).toEqual(['hook on']);
  expect(read([2, 0], [2, 0])).toEqual(['mute']);
});

it('takes short and foreign reports', () => {
  expect(read(null, [])).toEqual([]);
  expect(read([1, 0], [])).toEqual(['hook off']);
  expect(read(null, [255, 255], 9)).toEqual([]);
});
