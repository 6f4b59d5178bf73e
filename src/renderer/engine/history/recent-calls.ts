import type { RecentCall } from '../../../shared/domain/call-snapshot';
import { isAnonymous } from '../../../shared/domain/caller';
import type { HistoryEntry, HistoryStore } from '../ports';

const MOST = 5;
/** Somebody who called forty times in a row must not hide the four before. */
const LOOKED_THROUGH = 64;

/** The last numbers that can be called again, newest first, each once, at most five. A call that still runs is not among them. */
export function recentCalls(entries: readonly HistoryEntry[]): readonly RecentCall[] {
  const found = new Map<string, RecentCall>();
  for (const { id, name, number, address, direction, outcome, startedAtMs } of entries) {
    const key = number === '' ? address : number;
    if (outcome === 'ongoing' || key === '' || isAnonymous({ address }) || found.has(key)) continue;
    const remote = { name, number, address };
    found.set(key, { id, remote, direction, missed: outcome === 'missed', startedAtMs });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}

/** The newest calls of a history, read again when asked. */
export interface RecentCalls {
  list(): readonly RecentCall[];
  /** Resolves when a reading that began after this call is done: true, when the list is another one now. Rejects as the history does. */
  refresh(): Promise<boolean>;
}

/** Refreshes that come while one reading runs are one more reading together. */
export function createRecentCalls(history: Pick<HistoryStore, 'latest'>): RecentCalls {
  let list: readonly RecentCall[] = [];
  let running: Promise<boolean> | null = null;
  let next: Promise<boolean> | null = null;

  async function read(): Promise<boolean> {
    const found = recentCalls(await history.latest(LOOKED_THROUGH));
    if (JSON.stringify(found) === JSON.stringify(list)) return false;
    list = found;
    return true;
  }

  function start(): Promise<boolean> {
    next = null;
    const reading = read().finally(() => {
      if (running === reading) running = null;
    });
    running = reading;
    return reading;
  }

  return {
    list: () => list,
    refresh() {
      if (!running) return start();
      next ??= running.then(start, start);
      return next;
    },
  };
}
