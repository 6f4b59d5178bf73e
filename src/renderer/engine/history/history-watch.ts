import type { RecentCall } from '../../../shared/domain/call-snapshot';
import type { HistoryStore, Unsubscribe } from '../ports';
import type { Clock } from '../world/world';
import { createRecentCalls, type RecentCalls } from './recent-calls';

const DAY_MS = 86_400_000;
/** How often the history is looked through for what is too old, ms. */
const TIDY_MS = 6 * 3_600_000;

interface HistoryWatchParts {
  readonly history: HistoryStore;
  readonly clock: Pick<Clock, 'nowMs' | 'after'>;
  /** How many days calls are kept; 0: for good. */
  keepDays(): number;
  onChange(): void;
  /** Recents can't be read or written; the phone goes on without them. */
  onFault(error: unknown): void;
}

/** What the phone always knows of its history: how many calls were missed, and the last numbers. */
export class HistoryWatch {
  readonly #recent: RecentCalls;
  #missedCount = 0;
  #cancelTidying = (): void => undefined;

  constructor(private readonly parts: HistoryWatchParts) {
    this.#recent = createRecentCalls(parts.history);
  }

  get missedCount(): number {
    return this.#missedCount;
  }

  get recent(): readonly RecentCall[] {
    return this.#recent.list();
  }

  /** Ends what the last run left unfinished, forgets what is too old, and reads. */
  async start(): Promise<void> {
    await this.#guarded(() => this.parts.history.closeUnfinished());
    await this.tidy();
    await this.#read();
  }

  /** Forgets what is older than it may be; again and again from now on. */
  async tidy(): Promise<void> {
    const { clock, history, keepDays } = this.parts;
    this.#cancelTidying();
    const days = keepDays();
    if (days <= 0) return;
    this.#cancelTidying = clock.after(TIDY_MS, () => void this.tidy());
    await this.#guarded(() => history.forgetBefore(clock.nowMs() - days * DAY_MS));
  }

  /** Reads again with each change, until the way given back is taken. */
  follow(): Unsubscribe {
    const stop = this.parts.history.subscribe(() => void this.#read());
    return () => {
      stop();
      this.#cancelTidying();
    };
  }

  /** The person has seen the missed calls. */
  markSeen(): void {
    void this.#guarded(() => this.parts.history.markSeen());
  }

  async #read(): Promise<void> {
    await Promise.all([this.#countMissed(), this.#readRecent()]);
  }

  async #countMissed(): Promise<void> {
    const count = await this.#guarded(() => this.parts.history.countUnseenMissed());
    if (count === undefined || count === this.#missedCount) return;
    this.#missedCount = count;
    this.parts.onChange();
  }

  async #readRecent(): Promise<void> {
    if (await this.#guarded(() => this.#recent.refresh())) this.parts.onChange();
  }

  async #guarded<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      this.parts.onFault(error);
      return undefined;
    }
  }
}
