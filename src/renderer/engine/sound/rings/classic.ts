import type { RingScore } from './ring-score';
import { addStruck, type Mode, type Strike } from './struck';

/** Two gongs a minor third apart; multiples of the clapper's beat, so that its blows add up. */
const GONGS_HZ = [1250, 1500] as const;
/** Steel cups: their modes stand in no musical proportion, which is what makes it a telephone. */
const MODES: readonly Mode[] = [
  { ratio: 1, strength: 1, decaySeconds: 0.11 },
  { ratio: 2.36, strength: 0.4, decaySeconds: 0.07 },
  { ratio: 3.92, strength: 0.2, decaySeconds: 0.04 },
];
/** The clapper goes back and forth with the ringing current of 25 Hz. */
const BEAT_SECONDS = 1 / 25;
/** 400 ms on, 200 ms off, 400 ms on, 2 s off: the British ring (ITU-T E.180, supplement 2), which is 3 s long. */
const BURST_STARTS_SECONDS = [0, 0.6] as const;
const BLOWS = 10;

/** A bell with a clapper, in the rhythm of an old telephone. */
export const classic: RingScore = {
  notesHz: GONGS_HZ,
  soundsSeconds: 1.5,
  peakRatio: 0.7,
  render: (samples, sampleRateHz) => {
    for (const [gong, noteHz] of GONGS_HZ.entries()) {
      addStruck(samples, sampleRateHz, noteHz, MODES, blows((gong * BEAT_SECONDS) / 2));
    }
  },
};

function blows(delaySeconds: number): readonly Strike[] {
  return BURST_STARTS_SECONDS.flatMap((start) =>
    Array.from({ length: BLOWS }, (_, index) => ({
      atSeconds: start + delaySeconds + index * BEAT_SECONDS,
      strength: 1,
    })),
  );
}
