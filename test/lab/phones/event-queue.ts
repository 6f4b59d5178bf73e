import type { PhoneEvent } from './phone-control';

export interface WaitOptions {
  /** Default 10000. */
  readonly timeoutMs?: number;
  readonly matches?: (event: PhoneEvent) => boolean;
}

interface Waiter {
  readonly type: string;
  readonly matches: (event: PhoneEvent) => boolean;
  readonly resolve: (event: PhoneEvent) => void;
}

/** Keeps events until someone waits for them: each is handed out once, the oldest first. */
export class EventQueue {
  private readonly all: PhoneEvent[] = [];
  private fresh: PhoneEvent[] = [];
  private readonly waiters = new Set<Waiter>();

  /** Every event so far, handed out or not. */
  get events(): readonly PhoneEvent[] {
    return this.all;
  }

  push(event: PhoneEvent): void {
    this.all.push(event);
    for (const waiter of this.waiters) {
      if (waiter.type !== event.type || !waiter.matches(event)) continue;
      this.waiters.delete(waiter);
      waiter.resolve(event);
      return;
    }
    this.fresh.push(event);
  }

  /** Resolves with the oldest event of that type nobody got yet, or the next one; rejects after the timeout. */
  waitFor(type: string, { timeoutMs = 10_000, matches = () => true }: WaitOptions = {}): Promise<PhoneEvent> {
    const index = this.fresh.findIndex((event) => event.type === type && matches(event));
    const [past] = index < 0 ? [] : this.fresh.splice(index, 1);
    if (past) return Promise.resolve(past);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        const seen = this.all.map((event) => event.type).join(' ') || 'none';
        reject(new Error(`No ${type} within ${timeoutMs} ms. Events so far: ${seen}.`));
      }, timeoutMs);
      const waiter: Waiter = {
        type,
        matches,
        resolve: (event) => {
          clearTimeout(timer);
          resolve(event);
        },
      };
      this.waiters.add(waiter);
    });
  }

  /** Makes later waits see only later events. */
  skip(): void {
    this.fresh = [];
  }
}
