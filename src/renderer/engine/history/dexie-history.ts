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
  const opened = withinTime(database.open(), LONGEST_OPEN_MS);

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
      await opened;
      const result = await work();
      available = true;
      return result;
    } catch (error) {
      if (available) log.error(`the call history can't be kept: ${String(error)}`);
      available = false;
      return otherwise;
    }
  }

  async function write(work: () => Promise<unknown>): Promise<boolean> {
    const written = await tryDatabase(() => work().then(() => true), false);
    changed();
    return written;
  }

  return {
    get available() {
      return available;
    },
    put: async (entry) => {
      // In memory until it is on disk: what was kept there before goes along.
      spare.put(entry);
      const going = spare.all();
      if (await write(() => database.calls.bulkPut(going.map(rowOf)))) spare.forget(going);
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
      spare.change((entry) => (entry.outcome === 'missed' ? { ...entry, seen: true } : entry));
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

function isUnseenMissed({ outcome, seen }: HistoryEntry): boolean {
  return outcome === 'missed' && !seen;
}
