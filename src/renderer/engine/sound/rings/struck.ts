/** One way in which a struck body swings. */
export interface Mode {
  /** Its frequency as a multiple of the body's note. */
  readonly ratio: number;
  /** How strong it starts, against the other modes. */
  readonly strength: number;
  /** After this long it has fallen to 37 %, s. */
  readonly decaySeconds: number;
}

export interface Strike {
  readonly atSeconds: number;
  readonly strength: number;
}

/**
 * Adds a bar, bell or gong that is struck: each mode is a resonator (J. O. Smith, Introduction to Digital Filters, "two-pole")
 * that every strike sets swinging again, so that blows in quick succession build on each other as they do in metal.
 */
export function addStruck(
  samples: Float32Array,
  sampleRateHz: number,
  noteHz: number,
  modes: readonly Mode[],
  strikes: readonly Strike[],
): void {
  const blows = new Float32Array(samples.length);
  for (const { atSeconds, strength } of strikes) {
    const at = Math.round(atSeconds * sampleRateHz);
    if (at < blows.length) blows[at] = (blows[at] ?? 0) + strength;
  }
  for (const { ratio, strength, decaySeconds } of modes) {
    const angle = (2 * Math.PI * noteHz * ratio) / sampleRateHz;
    // Above half the sample rate it would come back as another, false note.
    if (angle >= Math.PI) continue;
    const radius = Math.exp(-1 / (decaySeconds * sampleRateHz));
    const [gain, first, second] = [strength * Math.sin(angle), 2 * radius * Math.cos(angle), radius * radius];
    let [last, beforeLast] = [0, 0];
    for (let n = 0; n < samples.length; n += 1) {
      samples[n] = (samples[n] ?? 0) + last;
      [last, beforeLast] = [first * last - second * beforeLast + gain * (blows[n] ?? 0), last];
    }
  }
}
