import { expect, it } from 'vitest';
import { byteRange } from '../../../../src/main/app/byte-range';

it.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=100-', { start: 100, end: 999 }],
  ['bytes=-10', { start: 990, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=990-5000', { start: 990, end: 999 }],
])('reads %s of 1000 bytes (RFC 9110 §14.1.2)', (header, range) => {
  expect(byteRange(header, 1_000)).toEqual(range);
});

it.each(['bytes=1000-', 'bytes=2000-3000', 'bytes=20-10', 'bytes=-0'])('can not satisfy %s', (header) => {
  expect(byteRange(header, 1_000)).toBe('unsatisfiable');
});

it.each([null, 'bytes=-', 'bytes=0-1,5-6', 'lines=0-1'])('gives the whole file for %s', (header) => {
  expect(byteRange(header, 1_000)).toBeNull();
});
