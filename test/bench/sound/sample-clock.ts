/** ms; long enough to hold a chunk that came without delay, short enough to follow a clock that drifts */
const WINDOW_MS = 2_000;

/**
 * Tells when a sample of a running recording was made. The least delayed chunk of the last two seconds shows where the recording's clock
 * stands: its first sample was made just before it came. Errs by the length of a chunk at most, and to the late side.
 */
export class SampleClock {
  #samples = 0;
  /** When sample 0 would have arrived, going by each recent chunk; ms since the epoch. */
  #starts: { readonly atMs: number; readonly startMs: number }[] = [];

  /** @param rateHz samples a second */
  constructor(private readonly rateHz: number) {}

  /** Samples so far. */
  get samples(): number {
    return this.#samples;
  }

  /** @param atMs when these samples came, ms since the epoch */
  arrived(count: number, atMs: number): void {
    const startMs = atMs - this.#msOf(this.#samples);
    this.#samples += count;
    this.#starts = [...this.#starts.filter((start) => start.atMs > atMs - WINDOW_MS), { atMs, startMs }];
  }

  /** When sample number `index` (0: the first) was made, ms since the epoch. Throws before anything has arrived. */
  timeOf(index: number): number {
    if (this.#starts.length === 0) throw new RangeError('nothing was recorded');
    return Math.min(...this.#starts.map(({ startMs }) => startMs)) + this.#msOf(index);
  }

  #msOf(samples: number): number {
    return (samples * 1_000) / this.rateHz;
  }
}
