import { expect, it } from 'vitest';
import { readBits, writeBits } from '../../../../../src/renderer/engine/headset/bits';

it('reads across bytes, least significant bit first, and 0 past the end', () => {
  const bytes = Uint8Array.of(0b1010_0000, 0b0000_0011);
  expect(readBits(bytes, 5, 1)).toBe(1);
  expect(readBits(bytes, 5, 5)).toBe(0b11101);
  expect(readBits(bytes, 14, 8)).toBe(0);
  expect(readBits(Uint8Array.of(255, 255, 255, 255), 0, 32)).toBe(0xffff_ffff);
});

it('writes what it reads, beside what is there, and nothing past the end', () => {
  const bytes = Uint8Array.of(0b1000_0001, 0b1111_0000);
  writeBits(bytes, 6, 6, 0b010110);
  expect(readBits(bytes, 6, 6)).toBe(0b010110);
  expect([...bytes]).toEqual([0b1000_0001, 0b1111_0101]);
  writeBits(bytes, 15, 8, 0);
  expect([...bytes]).toEqual([0b1000_0001, 0b0111_0101]);
});
