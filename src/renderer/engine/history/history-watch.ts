import type { RecentCall } from '../../../shared/domain/call-snapshot';
import type { HistoryStore, Unsubscribe } from '../ports';
import { createRecentCalls, type RecentCalls } from './recent-calls';

interface HistoryWatchParts {
  readonly history: HistoryStore;
  onChange(): void;
  /** Recents can't be read or written; the phone goes on without them. */
  onFault(error: unknown): void;
}

/** What the phone always knows of its history: how many calls were missed, and the last numbers. */
export class HistoryWatch {
  readonly #recent: RecentCalls;
  #missedCount = 0;

  constructor(private readonly parts: HistoryWatchParts) {
    this.#recent = createRecentCalls(parts.history);
  }

  get missedCount(): number {
    return this.#missedCount;
  }

  get recent(): readonly RecentCall[] {
    return this.#recent.list();
  }

  /** Ends what the last run left unfinished, and reads. */
  async start(): Promise<void> {
    await this.#guarded(() => this.parts.history.closeUnfinished());
    await this.#read();
  }

  /** Reads again with each change, until the way given back is taken. */
  follow(): Unsubscribe {
    return this.parts.history.subscribe(() => void this.#read());
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
