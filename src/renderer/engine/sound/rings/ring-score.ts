/** One of the ringing tones. */
export interface RingScore {
  /** The notes it is known by, Hz; none below 500, where loudspeakers of laptops give up. */
  readonly notesHz: readonly number[];
  /** How long it sounds before it rests, s; at most 3. */
  readonly soundsSeconds: number;
  /** Its highest sample, 0–0.7 of full scale: chosen so that all tones are about as loud as each other. */
  readonly peakRatio: number;
  /** Adds one breath of it to `samples`, at whatever level. */
  readonly render: (samples: Float32Array, sampleRateHz: number) => void;
}
