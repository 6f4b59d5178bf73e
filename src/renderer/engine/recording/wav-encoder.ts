import { pcm16, wavHeader } from '../../../shared/domain/wav-header';
import type { RecorderListener } from '../world/recording';
import type { Encoder } from './webm-encoder';

/**
 * Samples as they come, as a WAV file whose header is true after each write. A second of sound each time.
 * @param listen gives the samples (−1 to 1, mono) to its listener until the way given back is taken
 */
export function wavEncoder(
  sampleRateHz: number,
  listen: (onSamples: (samples: Float32Array) => void) => () => Promise<void>,
  { onBytes }: RecorderListener,
): Encoder {
  let dataBytes = 0;
  let waiting: Float32Array[] = [];
  let waitingSamples = 0;
  onBytes(wavHeader(sampleRateHz, 1, 0), 'end');

  function flush(): void {
    if (waitingSamples === 0) return;
    const samples = new Float32Array(waitingSamples);
    let filled = 0;
    for (const part of waiting) {
      samples.set(part, filled);
      filled += part.length;
    }
    waiting = [];
    waitingSamples = 0;
    const bytes = pcm16(samples);
    dataBytes += bytes.length;
    onBytes(bytes, 'end');
    onBytes(wavHeader(sampleRateHz, 1, dataBytes), 'start');
  }

  const deafen = listen((samples) => {
    waiting.push(samples);
    waitingSamples += samples.length;
    if (waitingSamples >= sampleRateHz) flush();
  });
  return {
    stop: async () => {
      await deafen();
      flush();
    },
  };
}
