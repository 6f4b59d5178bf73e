/** RMS of the 50 ms that begin at `fromSeconds`, 0–1. */
export function loudness(samples: Float32Array, sampleRateHz: number, fromSeconds: number): number {
  const part = samples.subarray(
    Math.round(fromSeconds * sampleRateHz),
    Math.round((fromSeconds + 0.05) * sampleRateHz),
  );
  return Math.sqrt(part.reduce((sum, sample) => sum + sample * sample, 0) / part.length);
}
