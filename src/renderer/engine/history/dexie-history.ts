import type { Log } from '../../../shared/log/levels';
import type { HistoryEntry, HistoryStore } from '../ports';
import { entryOf, HistoryDatabase, latestRows, rowOf } from './history-database';
import { createMemoryEntries } from './memory-entries';
import { closedEntry } from './unfinished';

/** A damaged profile can keep IndexedDB from ever answering. */
const LONGEST_OPEN_MS = 5000;
/** IndexedDB's numbers end here. */
const END_OF_TIME_MS = Number.MAX_SAFE_INTEGER;

export interface OpenHistory extends HistoryStore {
  /** False: what happens now is remembered until the window closes, no longer (private mode, full disk, damaged database). */
  readonly available: boolean;
  close(): void;
}

/**
 * The call history in the IndexedDB database `name`. What can't be written there is kept in memory, shown all the same, and
 * written with the next entry that gets through. Nothing here rejects. `latest` gives more than `limit` when several calls
 * started in the last one's millisecond, so that paging by `beforeMs` loses none.
 */
export function openHistory(name: string, log: Log): OpenHistory {
  const listeners = new Set<{ readonly call: () => void }>();
  const database = new HistoryDatabase(name);
  const spare = createMemoryEntries();
  let available = true;
  let opening: Promise<unknown> | null = null;
  let patienceMs = LONGEST_OPEN_MS;

  /** Rejects when the database can't be opened now. Only the first operations wait for one that doesn't answer. */
  async function open(): Promise<void> {
    if (database.isOpen()) return;
    opening ??= database.open().finally(() => {
      opening = null;
    });
    await withinTime(opening, patienceMs, () => {
      patienceMs = 0;
    });
  }

  function changed(): void {
    for (const { call } of [...listeners]) {
      try {
        call();
      } catch (error) {
        log.error(`a history listener failed: ${String(error)}`);
      }
    }
  }

  /** What `work` gives, or `otherwise` when the database can't do it. */
  async function tryDatabase<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      await open();
      return await work();
    } catch (error) {
      if (available) log.error(`the call history can't be kept: ${String(error)}`);
      available = false;
      return otherwise;
    }
  }

  async function write(work: () => Promise<unknown>): Promise<void> {
    const written = await tryDatabase(() => work().then(() => true), false);
    if (written) available = true;
    changed();
  }

  return {
    get available() {
      return available;
    },
    put: async (entry) => {
      // In memory until it is on disk: what was kept there before goes along.
      spare.put(entry);
      const going = spare.all();
      await write(async () => {
        await database.calls.bulkPut(going.map(rowOf));
        spare.forget(going);
      });
    },
    latest: async (limit, beforeMs = END_OF_TIME_MS) => {
      if (limit <= 0) return [];
      const rows = await tryDatabase(() => latestRows(database.calls, limit, beforeMs), []);
      return spare.mergedInto(rows.map(entryOf), limit, beforeMs);
    },
    remove: async (id) => {
      spare.remove(id);
      await write(() => database.calls.delete(id));
    },
    clear: async () => {
      spare.clear();
      await write(() => database.calls.clear());
    },
    markSeen: async () => {
      spare.change((entry) => (isUnseenMissed(entry) ? { ...entry, seen: true } : entry));
      await write(() => database.calls.where({ outcome: 'missed', seenFlag: 0 }).modify({ seenFlag: 1 }));
    },
    countUnseenMissed: async () => {
      const waiting = spare.all().filter(isUnseenMissed);
      const stored = await tryDatabase(async () => {
        const count = await database.calls.where({ outcome: 'missed', seenFlag: 0 }).count();
        const twice = await database.calls.bulkGet(spare.all().map(({ id }) => id));
        return count - twice.filter((row) => row && isUnseenMissed(entryOf(row))).length;
      }, 0);
      return stored + waiting.length;
    },
    closeUnfinished: async () => {
      spare.change(closedEntry);
      await write(() =>
        database.calls
          .where('outcome')
          .equals('ongoing')
          .modify((row, change) => {
            change.value = closedEntry(row);
          }),
      );
    },
    forgetBefore: async (beforeMs) => {
      for (const entry of spare.all())
        if (isOver(entry) && entry.startedAtMs < beforeMs) spare.remove(entry.id);
      await write(() => database.calls.where('startedAtMs').below(beforeMs).and(isOver).delete());
    },
    subscribe: (call) => {
      const listener = { call };
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close: () => {
      listeners.clear();
      database.close();
    },
  };
}

function isOver({ outcome }: Pick<HistoryEntry, 'outcome'>): boolean {
  return outcome !== 'ongoing';
}

function isUnseenMissed({ outcome, seen }: HistoryEntry): boolean {
  return outcome === 'missed' && !seen;
}

/** `work`, or a rejection after `longestMs`; `work` itself goes on. */
function withinTime(work: Promise<unknown>, longestMs: number, onTimeout: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      onTimeout();
      reject(new Error('the database does not answer'));
    }, longestMs);
    work.then(
      () => {
        clearTimeout(timer);
        resolve();
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
