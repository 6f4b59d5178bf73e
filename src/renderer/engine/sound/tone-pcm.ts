import type { ToneSpec } from './tone-table';

/** Rise and fall of each segment: without them every edge clicks. */
const EDGE_MS = 5;

/** One run of a tone as samples, −1 to 1; a tone with `repeats` is rendered whole, an endless one once, to be looped. */
export function tonePcm(spec: ToneSpec, sampleRateHz: number): Float32Array<ArrayBuffer> {
  const runs = Math.max(1, spec.repeats);
  const segments = Array.from({ length: runs }, () => spec.segments).flat();
  const lengths = segments.map((segment) => Math.round((segment.durationMs * sampleRateHz) / 1000));
  const samples = new Float32Array(lengths.reduce((sum, length) => sum + length, 0));
  const edge = (EDGE_MS * sampleRateHz) / 1000;
  let start = 0;
  for (const [index, { frequenciesHz }] of segments.entries()) {
    const length = lengths[index] ?? 0;
    for (let n = 0; n < length && frequenciesHz.length > 0; n += 1) {
      const envelope = Math.min(1, n / edge, (length - 1 - n) / edge);
      let sum = 0;
      for (const frequency of frequenciesHz) sum += Math.sin((2 * Math.PI * frequency * n) / sampleRateHz);
      samples[start + n] = spec.levelRatio * envelope * sum;
    }
    start += length;
  }
  return samples;
}
