import type { RingScore } from './ring-score';

/** C6 */
const NOTE_HZ = 1046.5;
/** Odd multiples alone, as a reed or an electronic buzzer has them. */
const HARMONICS = [
  [1, 1],
  [3, 0.28],
  [5, 0.1],
] as const;
const ON_SECONDS = 0.08;
const STEP_SECONDS = 0.14;
/** Rise and fall: without them every pulse clicks. */
const EDGE_SECONDS = 0.008;
const GROUP_STARTS_SECONDS = [0, 0.9] as const;
const PULSES = 4;

/** Two bursts of four short pulses: cuts through an office, rests between. */
export const pulse: RingScore = {
  notesHz: [NOTE_HZ],
  soundsSeconds: 1.5,
  peakRatio: 0.38,
  render: (samples, sampleRateHz) => {
    for (const groupStart of GROUP_STARTS_SECONDS) {
      for (let index = 0; index < PULSES; index += 1) {
        addPulse(samples, sampleRateHz, groupStart + index * STEP_SECONDS);
      }
    }
  },
};

function addPulse(samples: Float32Array, sampleRateHz: number, atSeconds: number): void {
  const start = Math.round(atSeconds * sampleRateHz);
  const length = Math.round(ON_SECONDS * sampleRateHz);
  for (let n = 0; n < length; n += 1) {
    const seconds = n / sampleRateHz;
    const envelope = Math.min(1, seconds / EDGE_SECONDS, (ON_SECONDS - seconds) / EDGE_SECONDS);
    let sum = 0;
    for (const [multiple, strength] of HARMONICS) {
      sum += strength * Math.sin(2 * Math.PI * NOTE_HZ * multiple * seconds);
    }
    samples[start + n] = (samples[start + n] ?? 0) + envelope * sum;
  }
}
