import type { RingScore } from './ring-score';
import { addStruck, type Mode } from './struck';

/** B5, then G5: the falling major third of a door chime. */
const NOTES_HZ = [987.77, 783.99] as const;
/** A hand bell's: twice and three times the note, and a short shimmer off the scale. */
const MODES: readonly Mode[] = [
  { ratio: 1, strength: 1, decaySeconds: 0.55 },
  { ratio: 2, strength: 0.4, decaySeconds: 0.35 },
  { ratio: 3, strength: 0.3, decaySeconds: 0.2 },
  { ratio: 5.4, strength: 0.12, decaySeconds: 0.06 },
];

/** Ding-dong, left to fade. */
export const bell: RingScore = {
  notesHz: NOTES_HZ,
  soundsSeconds: 2.3,
  peakRatio: 0.7,
  render: (samples, sampleRateHz) => {
    const [high, low] = NOTES_HZ;
    addStruck(samples, sampleRateHz, high, MODES, [{ atSeconds: 0, strength: 1 }]);
    addStruck(samples, sampleRateHz, low, MODES, [{ atSeconds: 0.6, strength: 1 }]);
  },
};
