import type { HistoryEntry, HistoryStore } from '../../engine/ports';

const PAGE = 200;

export interface RecentsWindow {
  /** Reads again after a change. */
  refresh(): Promise<void>;
  /** Reads one page further back. */
  grow(): Promise<void>;
}

/**
 * The newest part of the history, kept up to date. Changes that come while a read runs are read together, once.
 * @param show gets the entries, newest first, and whether there may be older ones; an unreadable history shows nothing (the
 * engine tells the person with its notice)
 */
export function recentsWindow(
  history: HistoryStore,
  show: (entries: readonly HistoryEntry[], more: boolean) => void,
): RecentsWindow {
  let limit = PAGE;
  let reading: Promise<void> | null = null;
  let changes = 0;

  async function read(): Promise<void> {
    let seen: number;
    do {
      seen = changes;
      const entries = await history.latest(limit).catch(() => []);
      show(entries, entries.length >= limit);
    } while (seen !== changes);
    reading = null;
  }

  function refresh(): Promise<void> {
    changes += 1;
    reading ??= read();
    return reading;
  }

  return {
    refresh,
    grow: () => {
      limit += PAGE;
      return refresh();
    },
  };
}
