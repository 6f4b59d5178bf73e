import { expect, it } from 'vitest';
import {
  choosable,
  isHeadset,
  knownAs,
  mayUse,
} from '../../../../../src/main/services/headsets/headset-rules';

const bare = { vendorId: 0x0b0e, productId: 0x24c7 };
const headset = { ...bare, collections: [{ usagePage: 0x0c }, { usagePage: 0x0b }] };
const keyboard = { ...bare, collections: [{ usagePage: 0x01 }] };

it('where Electron tells what a device is, headsets alone may be used, remembered or not', () => {
  expect([headset, keyboard, bare].map(isHeadset)).toEqual([true, false, null]);
  expect(mayUse(headset, [])).toBe(true);
  expect(mayUse(keyboard, [knownAs(keyboard)])).toBe(false);
  expect(mayUse({ ...bare, collections: [] }, [knownAs(bare)])).toBe(false);
});

it('where it does not, only what was connected by hand', () => {
  const one = { ...bare, serialNumber: 'A1' };
  expect(mayUse(bare, [])).toBe(false);
  expect(mayUse(bare, [knownAs(bare)])).toBe(true);
  expect(mayUse(one, [knownAs(one)])).toBe(true);
  expect(mayUse({ ...one, serialNumber: 'A2' }, [knownAs(one)])).toBe(false);
  expect(mayUse(bare, [knownAs(one)])).toBe(false);
  expect(mayUse({ ...bare, productId: 1 }, [knownAs(bare)])).toBe(false);
});

it('the choice leaves out what is known to be something else', () => {
  expect(choosable([keyboard, headset, bare])).toEqual([headset, bare]);
});

it('an empty serial number is none', () => {
  expect(knownAs({ ...bare, serialNumber: '' }).serialNumber).toBeNull();
});
