import { expect, it } from 'vitest';
import { wavFile } from '../../../../../src/renderer/engine/sound/wav';

it('writes mono 16 bit PCM with a header that tells so', () => {
  const view = new DataView(wavFile(new Float32Array([0, 0.5, -1, 2]), 24_000));
  const text = (offset: number) => String.fromCharCode(...[0, 1, 2, 3].map((n) => view.getUint8(offset + n)));
  expect([text(0), text(8), text(12), text(36)]).toEqual(['RIFF', 'WAVE', 'fmt ', 'data']);
  expect(view.byteLength).toBe(44 + 8);
  expect(view.getUint32(4, true)).toBe(view.byteLength - 8);
  expect(view.getUint16(20, true)).toBe(1);
  expect(view.getUint16(22, true)).toBe(1);
  expect(view.getUint32(24, true)).toBe(24_000);
  expect(view.getUint32(28, true)).toBe(48_000);
  expect(view.getUint16(34, true)).toBe(16);
  expect(view.getUint32(40, true)).toBe(8);
  const samples = [0, 1, 2, 3].map((n) => view.getInt16(44 + n * 2, true));
  // What is louder than full scale is held there, not wrapped around.
  expect(samples).toEqual([0, 16384, -32767, 32767]);
});
