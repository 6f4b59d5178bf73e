import type { Clock } from '../world/world';

/** How long a line has to prove itself, ms. */
export const PROBE_MS = 6_000;
/** After so long without an answer to OPTIONS, ms, REGISTER is asked too: some gateways answer that alone. */
const DOUBT_MS = 3_000;

export interface RoundTripParts {
  readonly clock: Clock;
  /** Resolves with whether an answer came over the network (RFC 3261 §11). */
  options(): Promise<boolean>;
  /** Resolves with whether an answer came, whatever it says. */
  register(): Promise<boolean>;
}

/** Proves that requests reach the registrar and answers come back. */
export class RoundTrip {
  /** This gateway leaves OPTIONS unanswered. */
  #registerOnly = false;

  constructor(private readonly parts: RoundTripParts) {}

  /** True on the first answer, false after `PROBE_MS` without any. */
  async prove(): Promise<boolean> {
    if (this.#registerOnly) return this.#within(PROBE_MS, this.parts.register());
    const options = this.#within(PROBE_MS, this.parts.options());
    const register = this.#within(PROBE_MS, this.#registerUnless(options));
    const alive = await firstTrue([options, register]);
    if (alive) {
      void Promise.all([options, register]).then(([answersOptions, answersRegister]) => {
        if (answersRegister && !answersOptions) this.#registerOnly = true;
      });
    }
    return alive;
  }

  /** Asks once OPTIONS has had its time; false without asking when that was answered. */
  #registerUnless(options: Promise<boolean>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(DOUBT_MS, () => {
        resolve(this.parts.register());
      });
      void options.then((answered) => {
        cancel();
        if (answered) resolve(false);
      });
    });
  }

  #within(limitMs: number, work: Promise<boolean>): Promise<boolean> {
    return new Promise((resolve) => {
      const cancel = this.parts.clock.after(limitMs, () => {
        resolve(false);
      });
      void work
        .catch(() => false)
        .then((outcome) => {
          cancel();
          resolve(outcome);
        });
    });
  }
}

function firstTrue(all: readonly Promise<boolean>[]): Promise<boolean> {
  return new Promise((resolve) => {
    for (const each of all) void each.then((outcome) => outcome && resolve(true));
    void Promise.all(all).then((outcomes) => {
      resolve(outcomes.includes(true));
    });
  });
}
