import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../../../src/renderer/engine/ports';
import {
  entryOf,
  HistoryDatabase,
  latestRows,
  rowOf,
} from '../../../../../src/renderer/engine/history/history-database';

const entry = (id: string, startedAtMs: number, seen = false): HistoryEntry => ({
  id,
  lineId: 'line',
  direction: 'outgoing',
  name: 'Bob',
  number: '1000',
  address: 'sip:bob@example.com',
  startedAtMs,
  answeredAtMs: null,
  endedAtMs: null,
  outcome: 'missed',
  reason: null,
  seen,
});

let database: HistoryDatabase;
beforeEach(() => {
  database = new HistoryDatabase('rows');
});
afterEach(() => database.delete());

it('an entry comes back from its row as it was', () => {
  for (const seen of [true, false]) expect(entryOf(rowOf(entry('a', 1, seen)))).toEqual(entry('a', 1, seen));
});

it('a row can be found by outcome and whether it was seen', async () => {
  await database.calls.bulkPut([rowOf(entry('a', 1)), rowOf(entry('b', 2, true))]);
  expect(await database.calls.where({ outcome: 'missed', seenFlag: 0 }).primaryKeys()).toEqual(['a']);
});

it('a page takes along what shares its last millisecond, each once', async () => {
  await database.calls.bulkPut(['a', 'b', 'c'].map((id) => rowOf(entry(id, 5))));
  await database.calls.put(rowOf(entry('older', 4)));
  const page = await latestRows(database.calls, 2, 10);
  expect(page.map(({ id }) => id).sort()).toEqual(['a', 'b', 'c']);
  expect(await latestRows(database.calls, 2, 4)).toEqual([]);
});
