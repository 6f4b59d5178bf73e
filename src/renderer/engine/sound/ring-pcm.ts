/** The two notes of the ring, E5 and G♯5: a major third, where loudspeakers of laptops and old ears still work well. */
export const RING_HZ = [659.26, 830.61] as const;

const PERIOD_MS = 3000;
/** How long it sounds before it rests. */
export const RING_SECONDS = 1.7;
const NOTE_MS = 110;
const NOTES = 12;
/** A struck bar's overtones: strength of each multiple of the note. */
const OVERTONES = [1, 0.35, 0.12, 0.06] as const;
const PEAK = 0.7;

/** One breath of the ring, 3 s, to be looped: a swelling trill of 1.3 s, its echo dying away, then rest. Peak 0.7 of full scale. */
export function ringPcm(sampleRateHz: number): Float32Array<ArrayBuffer> {
  const samples = new Float32Array(Math.round((PERIOD_MS * sampleRateHz) / 1000));
  for (let note = 0; note < NOTES; note += 1) {
    const frequency = RING_HZ[note % 2 === 0 ? 0 : 1];
    const swell = 0.45 + 0.55 * Math.sin((Math.PI * (note + 1)) / (NOTES + 1));
    strike(samples, sampleRateHz, Math.round((note * NOTE_MS * sampleRateHz) / 1000), frequency, swell);
  }
  return normalised(samples);
}

/** Adds one struck note: up in 4 ms, then dying away within 400 ms. */
function strike(
  samples: Float32Array,
  sampleRateHz: number,
  start: number,
  frequency: number,
  swell: number,
): void {
  const length = Math.round(0.4 * sampleRateHz);
  for (let n = 0; n < length && start + n < samples.length; n += 1) {
    const seconds = n / sampleRateHz;
    const envelope = Math.min(1, seconds / 0.004) * Math.exp(-seconds / 0.09) * (1 - n / length);
    let sum = 0;
    for (const [index, strength] of OVERTONES.entries()) {
      sum += strength * Math.sin(2 * Math.PI * frequency * (index + 1) * seconds);
    }
    samples[start + n] = (samples[start + n] ?? 0) + swell * envelope * sum;
  }
}

function normalised(samples: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
  const peak = samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
  return samples.map((sample) => (sample * PEAK) / peak);
}
