import { Dexie, type Table } from 'dexie';
import type { HistoryEntry } from '../ports';

/** As it is stored: IndexedDB has no index over booleans. */
export interface HistoryRow extends Omit<HistoryEntry, 'seen'> {
  /** 0: not seen yet */
  readonly seenFlag: 0 | 1;
}

export function rowOf({ seen, ...entry }: HistoryEntry): HistoryRow {
  return { ...entry, seenFlag: seen ? 1 : 0 };
}

export function entryOf({ seenFlag, ...row }: HistoryRow): HistoryEntry {
  return { ...row, seen: seenFlag === 1 };
}

/** The database of one profile. A later version adds a `version(n)` block and never changes this one. */
export class HistoryDatabase extends Dexie {
  readonly calls!: Table<HistoryRow, string>;

  constructor(name: string) {
    super(name);
    this.version(1).stores({ calls: 'id, startedAtMs, [outcome+seenFlag]' });
  }
}

/** Newest first, at least `limit` where there are as many. Entries of the last one's millisecond come along: see `latest`. */
export async function latestRows(
  calls: Table<HistoryRow, string>,
  limit: number,
  beforeMs: number,
): Promise<readonly HistoryRow[]> {
  const page = await calls.where('startedAtMs').below(beforeMs).reverse().limit(limit).toArray();
  const last = page.at(-1);
  if (!last || page.length < limit) return page;
  const inPage = new Set(page.map((row) => row.id));
  const sameTime = await calls.where('startedAtMs').equals(last.startedAtMs).toArray();
  return [...page, ...sameTime.filter((row) => !inPage.has(row.id))];
}
