/** Weights samples with a Hann window scaled to keep a sine's amplitude; narrows what leaks from other tones. */
export function hannWindow(samples: Float64Array): Float64Array {
  return samples.map((value, i) => value * (1 - Math.cos((2 * Math.PI * (i + 0.5)) / samples.length)));
}

/** Amplitude (a full-scale sine has 1) of one frequency in the samples, by Goertzel's algorithm. */
export function goertzelAmplitude(samples: Float64Array, hz: number, sampleRate: number): number {
  const coefficient = 2 * Math.cos((2 * Math.PI * hz) / sampleRate);
  let [last, beforeLast] = [0, 0];
  for (const sample of samples) [last, beforeLast] = [sample + coefficient * last - beforeLast, last];
  const power = last * last + beforeLast * beforeLast - coefficient * last * beforeLast;
  return (2 * Math.sqrt(Math.max(0, power))) / samples.length;
}
