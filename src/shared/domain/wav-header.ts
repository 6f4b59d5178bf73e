export const WAV_HEADER_BYTES = 44;
/** Sizes are 32 bit; what comes later than that is still in the file, and players read on to its end. */
const MOST = 0xffff_ffff;

/** The header of a WAV file of 16 bit PCM (RIFF, format 1). @param dataBytes of samples that follow */
export function wavHeader(
  sampleRateHz: number,
  channels: number,
  dataBytes: number,
): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(WAV_HEADER_BYTES);
  const view = new DataView(header.buffer);
  const tag = (offset: number, text: string): void => {
    for (let n = 0; n < text.length; n += 1) view.setUint8(offset + n, text.charCodeAt(n));
  };
  tag(0, 'RIFF');
  view.setUint32(4, Math.min(WAV_HEADER_BYTES - 8 + dataBytes, MOST), true);
  tag(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, sampleRateHz * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  tag(36, 'data');
  view.setUint32(40, Math.min(dataBytes, MOST), true);
  return header;
}

/** Samples, −1 to 1, as 16 bit PCM, little endian. */
export function pcm16(samples: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(samples.length * 2);
  const view = new DataView(bytes.buffer);
  samples.forEach((sample, index) => {
    view.setInt16(index * 2, Math.round(Math.max(-1, Math.min(1, sample)) * 32767), true);
  });
  return bytes;
}
