import type { HistoryEntry } from '../ports';

/** An entry that a crash left `ongoing`, with the most that can honestly be said about it. */
export function closedEntry<T extends Pick<HistoryEntry, 'outcome' | 'answeredAtMs'>>(entry: T): T {
  if (entry.outcome !== 'ongoing') return entry;
  return { ...entry, outcome: entry.answeredAtMs === null ? 'failed' : 'answered' };
}
