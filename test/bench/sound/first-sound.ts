/** −60 dBFS: below what a person hears, above what a mixer leaves of silence. 16 bit. */
const AUDIBLE = 33;

/** Index of the first sample that can be heard; null when all is silence. */
export function firstSound(samples: Int16Array): number | null {
  const index = samples.findIndex((sample) => Math.abs(sample) >= AUDIBLE);
  return index < 0 ? null : index;
}
