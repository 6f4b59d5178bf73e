import type { RingScore } from './ring-score';

/** E5 and G♯5: a major third, where loudspeakers of laptops and old ears still work well. */
const NOTES_HZ = [659.26, 830.61] as const;
const NOTE_MS = 110;
const NOTES = 12;
/** A struck bar's overtones: strength of each multiple of the note. */
const OVERTONES = [1, 0.35, 0.12, 0.06] as const;

/** A swelling trill of 1.3 s, its echo dying away. */
export const trill: RingScore = {
  notesHz: NOTES_HZ,
  soundsSeconds: 1.7,
  peakRatio: 0.7,
  render: (samples, sampleRateHz) => {
    for (let note = 0; note < NOTES; note += 1) {
      const frequency = NOTES_HZ[note % 2 === 0 ? 0 : 1];
      const swell = 0.45 + 0.55 * Math.sin((Math.PI * (note + 1)) / (NOTES + 1));
      strike(samples, sampleRateHz, Math.round((note * NOTE_MS * sampleRateHz) / 1000), frequency, swell);
    }
  },
};

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
