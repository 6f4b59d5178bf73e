import { expect, it } from 'vitest';
import { hasTelephony } from '../../../../src/shared/domain/hid';

it('a telephony collection makes a headset; a keyboard or a mouse is none', () => {
  expect(hasTelephony([{ usagePage: 0x0c }, { usagePage: 0x0b, usage: 5 }])).toBe(true);
  expect(hasTelephony([{ usagePage: 0x01, usage: 6 }, { usagePage: 0x0c }, {}])).toBe(false);
  expect(hasTelephony([])).toBe(false);
});
