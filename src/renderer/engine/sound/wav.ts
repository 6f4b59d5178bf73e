import { pcm16, wavHeader, WAV_HEADER_BYTES } from '../../../shared/domain/wav-header';

/** Samples (−1 to 1, mono) as a WAV file of 16 bit PCM. */
export function wavFile(samples: Float32Array, sampleRateHz: number): ArrayBuffer {
  const pcm = pcm16(samples);
  const file = new Uint8Array(WAV_HEADER_BYTES + pcm.length);
  file.set(wavHeader(sampleRateHz, 1, pcm.length));
  file.set(pcm, WAV_HEADER_BYTES);
  return file.buffer;
}
