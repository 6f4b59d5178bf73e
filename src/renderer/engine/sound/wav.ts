const HEADER_BYTES = 44;

/** Samples (−1 to 1, mono) as a WAV file of 16 bit PCM (RIFF, format 1). */
export function wavFile(samples: Float32Array, sampleRateHz: number): ArrayBuffer {
  const bytes = samples.length * 2;
  const file = new ArrayBuffer(HEADER_BYTES + bytes);
  const view = new DataView(file);
  const tag = (offset: number, text: string) => {
    for (let n = 0; n < text.length; n += 1) view.setUint8(offset + n, text.charCodeAt(n));
  };
  tag(0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + bytes, true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, bytes, true);
  samples.forEach((sample, index) => {
    view.setInt16(HEADER_BYTES + index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  });
  return file;
}
