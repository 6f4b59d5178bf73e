import type { RingScore } from './ring-score';
import { addStruck, type Mode } from './struck';

/** D major over an octave: D5, F♯5, A5, D6. */
const NOTES_HZ = [587.33, 739.99, 880, 1174.66] as const;
/** A bar of wood is undercut until its second mode is two octaves above the note. */
const MODES: readonly Mode[] = [
  { ratio: 1, strength: 1, decaySeconds: 0.22 },
  { ratio: 4, strength: 0.35, decaySeconds: 0.07 },
  { ratio: 9.2, strength: 0.08, decaySeconds: 0.02 },
];
/** Indices into the notes. */
const MELODY = [0, 1, 2, 3, 1, 2, 3, 2, 3] as const;
const STEP_SECONDS = 0.15;

/** A little rising tune on wood. */
export const marimba: RingScore = {
  notesHz: NOTES_HZ,
  soundsSeconds: 2,
  peakRatio: 0.65,
  render: (samples, sampleRateHz) => {
    for (const [index, noteHz] of NOTES_HZ.entries()) {
      const strikes = MELODY.flatMap((note, step) =>
        note === index ? [{ atSeconds: step * STEP_SECONDS, strength: 1 }] : [],
      );
      addStruck(samples, sampleRateHz, noteHz, MODES, strikes);
    }
  },
};
