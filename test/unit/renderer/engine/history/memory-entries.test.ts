import { expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../../src/renderer/engine/ports';
import { createMemoryEntries } from '../../../../../src/renderer/engine/history/memory-entries';

const entry = (id: string, startedAtMs: number) => ({ id, startedAtMs }) as HistoryEntry;

it('merges into a stored page: newest first, its own state of an entry wins, the page keeps its length', () => {
  const entries = createMemoryEntries();
  const mine = entry('b', 20);
  entries.put(mine);
  entries.put(entry('d', 40));
  const stored = [entry('c', 30), entry('b', 20), entry('a', 10)];
  const merged = entries.mergedInto(stored, 3, Infinity);
  expect(merged.map(({ id }) => id)).toEqual(['d', 'c', 'b']);
  expect(merged[2]).toBe(mine);
  expect(entries.mergedInto(stored, 3, 40).map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

it('forgets what was written, but not what changed meanwhile', () => {
  const entries = createMemoryEntries();
  entries.put(entry('a', 1));
  entries.put(entry('b', 2));
  const written = entries.all();
  const newer = entry('a', 1);
  entries.put(newer);
  entries.forget(written);
  expect(entries.all()).toEqual([newer]);
});
