/** The quietest level told, dBFS. */
const SILENCE_DBFS = -100;

/** The root mean square of samples (−1 to 1) against full scale, dBFS: −100 (silence) to 0. */
export function rmsDbfs(samples: Float32Array): number {
  if (samples.length === 0) return SILENCE_DBFS;
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const level = 10 * Math.log10(sum / samples.length);
  return Math.max(SILENCE_DBFS, Math.min(0, level));
}
