import { expect, it } from 'vitest';
import { pcm16, wavHeader, WAV_HEADER_BYTES } from '../../../../src/shared/domain/wav-header';

it('tells rate, channels and sizes (RIFF, format 1)', () => {
  const header = wavHeader(48_000, 2, 1_000);
  const view = new DataView(header.buffer);
  expect(header).toHaveLength(WAV_HEADER_BYTES);
  expect(new TextDecoder().decode(header.subarray(0, 4))).toBe('RIFF');
  expect([view.getUint32(4, true), view.getUint16(22, true), view.getUint32(24, true)]).toEqual([
    1_036, 2, 48_000,
  ]);
  expect([view.getUint32(28, true), view.getUint16(32, true), view.getUint32(40, true)]).toEqual([
    192_000, 4, 1_000,
  ]);
});

it('says the most it can of a file that is longer than 32 bits can tell', () => {
  const view = new DataView(wavHeader(48_000, 1, 5_000_000_000).buffer);
  expect([view.getUint32(4, true), view.getUint32(40, true)]).toEqual([0xffff_ffff, 0xffff_ffff]);
});

it('holds what is louder than full scale there', () => {
  expect([...new Int16Array(pcm16(new Float32Array([0, 0.5, -1, 2])).buffer)]).toEqual([
    0, 16384, -32767, 32767,
  ]);
});
