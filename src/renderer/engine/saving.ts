import type { Clock } from './world/world';

/** How long closing waits for what is being written, ms. */
const LONGEST_MS = 2_000;

/** What would be lost if the phone went away now: somebody who signs in and leaves at once finds the account again. */
export class Saving {
  readonly #works = new Set<Promise<unknown>>();

  constructor(private readonly clock: Pick<Clock, 'after'>) {}

  /** Gives the work back. */
  remember<T>(work: Promise<T>): Promise<T> {
    const done = (): void => void this.#works.delete(work);
    this.#works.add(work);
    work.then(done, done);
    return work;
  }

  /** Resolves when all of it is done, or has taken too long. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.clock.after(LONGEST_MS, resolve);
      void Promise.allSettled(this.#works).then(() => {
        stop();
        resolve();
      });
    });
  }
}
