import type { HistoryEntry } from '../ports';

/** Entries that are not on disk, or not yet. */
export interface MemoryEntries {
  put(entry: HistoryEntry): void;
  all(): readonly HistoryEntry[];
  /** Drops those that are still the same objects: a newer state of an entry stays. */
  forget(entries: readonly HistoryEntry[]): void;
  change(to: (entry: HistoryEntry) => HistoryEntry): void;
  remove(id: string): void;
  clear(): void;
  /** A page of stored entries (newest first) with these among them; of two with one id, the one from here. */
  mergedInto(stored: readonly HistoryEntry[], limit: number, beforeMs: number): readonly HistoryEntry[];
}

export function createMemoryEntries(): MemoryEntries {
  const entries = new Map<string, HistoryEntry>();
  return {
    put: (entry) => {
      entries.set(entry.id, entry);
    },
    all: () => [...entries.values()],
    forget: (written) => {
      for (const entry of written) if (entries.get(entry.id) === entry) entries.delete(entry.id);
    },
    change: (to) => {
      for (const entry of entries.values()) entries.set(entry.id, to(entry));
    },
    remove: (id) => {
      entries.delete(id);
    },
    clear: () => {
      entries.clear();
    },
    mergedInto: (stored, limit, beforeMs) => {
      if (entries.size === 0) return stored;
      const here = [...entries.values()].filter((entry) => entry.startedAtMs < beforeMs);
      const merged = [...stored.filter((entry) => !entries.has(entry.id)), ...here];
      merged.sort((a, b) => b.startedAtMs - a.startedAtMs);
      const last = merged[limit - 1];
      return last ? merged.filter((entry) => entry.startedAtMs >= last.startedAtMs) : merged;
    },
  };
}
