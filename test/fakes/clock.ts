import type { Clock } from '../../src/renderer/engine/world/world';

/** Real time, counted ids, no chance. */
export function realClock(): Clock {
  let next = 0;
  return {
    nowMs: () => Date.now(),
    random: () => 0.5,
    newId: () => {
      next += 1;
      return `00000000-0000-4000-8000-${String(next).padStart(12, '0')}`;
    },
    soon: (callback) => {
      setTimeout(callback, 0);
    },
    after: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}

/** A clock that a test moves by hand; callbacks run in order of their time. */
export class ManualClock implements Clock {
  #now = 1_000_000;
  #ids = 0;
  #due: { readonly at: number; readonly callback: () => void }[] = [];
  randomValue = 0.5;

  nowMs(): number {
    return this.#now;
  }

  random(): number {
    return this.randomValue;
  }

  newId(): string {
    this.#ids += 1;
    return `00000000-0000-4000-9000-${String(this.#ids).padStart(12, '0')}`;
  }

  soon(callback: () => void): void {
    callback();
  }

  after(delayMs: number, callback: () => void): () => void {
    const entry = { at: this.#now + delayMs, callback };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** The waits that are running, ms from now, shortest first. */
  waits(): readonly number[] {
    return this.#due.map(({ at }) => at - this.#now).sort((a, b) => a - b);
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((entry) => entry !== next);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = end;
  }
}
