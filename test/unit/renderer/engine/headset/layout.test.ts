import { describe, expect, it } from 'vitest';
import type { HidCollection, HidReportItem } from '../../../../../src/shared/domain/hid';
import { headsetLayout } from '../../../../../src/renderer/engine/headset/layout';

const bits = (usages: readonly number[], part: Partial<HidReportItem> = {}): HidReportItem => ({
  isAbsolute: true,
  isArray: false,
  isConstant: false,
  isRange: false,
  logicalMinimum: 0,
  reportSize: 1,
  reportCount: usages.length,
  usages,
  ...part,
});
const padding = (count: number, size = 1): HidReportItem =>
  bits([], { isConstant: true, reportCount: count, reportSize: size });
const headset = (part: Partial<HidCollection>): HidCollection => ({ usagePage: 0x0b, usage: 5, ...part });
const inputs = (items: readonly HidReportItem[], reportId = 2) =>
  headsetLayout([headset({ inputReports: [{ reportId, items }] })]).controls;

describe('controls', () => {
  it('are found behind padding and wide fields', () => {
    const [hook] = inputs([padding(3, 4), bits([0x0c_00e9]), bits([0x0b_002a, 0x0b_0020])]);
    expect(hook).toEqual({
      control: 'hook',
      style: 'state',
      reportId: 2,
      slots: [{ offsetBits: 14, sizeBits: 1 }],
      code: null,
    });
  });

  it('that are relative, or in an array, tell presses', () => {
    expect(inputs([bits([0x0b_002f], { isAbsolute: false })])[0]?.style).toBe('press');
    const array = bits([0x0b_0021, 0x0b_0020], {
      isArray: true,
      logicalMinimum: 1,
      reportSize: 8,
      reportCount: 2,
    });
    expect(inputs([array])[0]).toMatchObject({
      control: 'hook',
      style: 'press',
      code: 2,
      slots: [
        { offsetBits: 0, sizeBits: 8 },
        { offsetBits: 8, sizeBits: 8 },
      ],
    });
  });

  it('are found in a range, and not beyond it', () => {
    const range = bits([], {
      isRange: true,
      usageMinimum: 0x0b_0020,
      usageMaximum: 0x0b_002e,
      reportCount: 15,
    });
    expect(inputs([range]).map(({ control }) => control)).toEqual(['hook', 'flash', 'redial', 'drop']);
    expect(inputs([range])[1]?.slots[0]?.offsetBits).toBe(1);
  });

  it('that have no field of their own are not there', () => {
    expect(inputs([bits([0x0b_0020, 0x0b_002f], { reportCount: 1 })]).map(({ control }) => control)).toEqual([
      'hook',
    ]);
  });

  it('mute of the consumer page counts only where there is no phone mute', () => {
    const consumer: HidCollection = {
      usagePage: 0x0c,
      inputReports: [{ reportId: 1, items: [bits([0x0c_00e2])] }],
    };
    const phone = headset({ inputReports: [{ reportId: 2, items: [bits([0x0b_002f])] }] });
    expect(headsetLayout([consumer, phone]).controls).toMatchObject([{ control: 'mute', reportId: 2 }]);
    expect(headsetLayout([consumer, headset({})]).controls).toMatchObject([{ control: 'mute', reportId: 1 }]);
  });

  it('buttons of a mouse in the same device reject nothing', () => {
    const mouse: HidCollection = { usagePage: 0x01, inputReports: [{ items: [bits([0x09_0001])] }] };
    expect(headsetLayout([mouse, headset({})]).controls).toEqual([]);
    expect(inputs([bits([0x09_0001])])).toMatchObject([{ control: 'reject', style: 'press' }]);
  });
});

describe('lamps', () => {
  it('are found with the length of their reports', () => {
    const { lamps, outputBytes } = headsetLayout([
      headset({ outputReports: [{ reportId: 4, items: [bits([0x08_0017, 0x08_0018]), padding(7)] }] }),
    ]);
    expect(lamps.map(({ lamp, slots }) => [lamp, slots[0]?.offsetBits])).toEqual([
      ['offHook', 0],
      ['ring', 1],
    ]);
    expect(outputBytes.get(4)).toBe(2);
  });

  it('the microphone lamp stands in for a missing mute lamp alone', () => {
    const lampNames = (usages: readonly number[]) =>
      headsetLayout([headset({ outputReports: [{ items: [bits(usages)] }] })]).lamps.map(
        ({ lamp, slots }) => `${lamp} ${String(slots[0]?.offsetBits)}`,
      );
    expect(lampNames([0x08_0021])).toEqual(['mute 0']);
    expect(lampNames([0x08_0021, 0x08_0009])).toEqual(['mute 1']);
  });

  it('of a keyboard are left alone', () => {
    const keyboard: HidCollection = { usagePage: 0x01, outputReports: [{ items: [bits([0x08_0009])] }] };
    expect(headsetLayout([keyboard, headset({})]).lamps).toEqual([]);
  });
});

it('what says nothing of itself has nothing', () => {
  expect(headsetLayout([{}, headset({ inputReports: [{}, { items: [{}] }] })])).toMatchObject({
    controls: [],
    lamps: [],
  });
});
