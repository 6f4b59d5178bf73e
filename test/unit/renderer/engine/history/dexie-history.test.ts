import 'fake-indexeddb/auto';
import { IDBCursor, IDBFactory, IDBIndex, IDBObjectStore } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { HistoryEntry } from '../../../../../src/renderer/engine/ports';
import { openHistory, type OpenHistory } from '../../../../../src/renderer/engine/history/dexie-history';
import { HistoryDatabase, rowOf } from '../../../../../src/renderer/engine/history/history-database';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const entry = (n: number, change: Partial<HistoryEntry> = {}): HistoryEntry => ({
  id: `call-${String(n)}`,
  lineId: 'line',
  direction: 'incoming',
  name: null,
  number: '+49301234567',
  address: 'sip:alice@example.com',
  startedAtMs: n,
  answeredAtMs: null,
  endedAtMs: n + 5,
  outcome: 'missed',
  reason: 'missed',
  seen: false,
  ...change,
});
const ids = (entries: readonly HistoryEntry[]) => entries.map(({ id }) => id);

describe('openHistory', () => {
  const opened: OpenHistory[] = [];
  const { log, lines } = recordingLog();
  const open = (name = 'history'): OpenHistory => {
    const history = openHistory(name, log);
    opened.push(history);
    return history;
  };

  beforeEach(() => {
    lines.length = 0;
    vi.stubGlobal('indexedDB', new IDBFactory());
    Dexie.dependencies.indexedDB = indexedDB;
  });
  afterEach(() => {
    for (const history of opened.splice(0)) history.close();
    vi.restoreAllMocks();
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('keeps calls over a restart, newest first, complete', async () => {
    const first = open();
    for (const n of [2, 3, 1]) await first.put(entry(n));
    first.close();
    const again = open();
    expect(await again.latest(10)).toEqual([entry(3), entry(2), entry(1)]);
    expect(again.available).toBe(true);
  });

  it('a call is written when it starts and completed when it ends', async () => {
    const history = open();
    const started = entry(1, { outcome: 'ongoing', endedAtMs: null, reason: null });
    const ended = entry(1, { outcome: 'answered', reason: 'hung-up' });
    await Promise.all([history.put(started), history.put(ended)]);
    expect(await history.latest(10)).toEqual([ended]);
  });

  it('writes each entry once, not again with every later one', async () => {
    const history = open();
    await history.put(entry(1));
    const writes = vi.spyOn(IDBObjectStore.prototype, 'put');
    await history.put(entry(2));
    expect(writes).toHaveBeenCalledTimes(1);
  });

  it('pages back without losing calls of the same millisecond', async () => {
    const history = open();
    const calls = [1, 2, 2, 2, 3].map((startedAtMs, n) => entry(n, { startedAtMs }));
    for (const call of calls) await history.put(call);
    const page = await history.latest(2);
    expect(page[0]?.id).toBe('call-4');
    expect(new Set(ids(page))).toEqual(new Set(['call-4', 'call-3', 'call-2', 'call-1']));
    expect(ids(await history.latest(2, page.at(-1)?.startedAtMs))).toEqual(['call-0']);
    expect(await history.latest(0)).toEqual([]);
  });

  it('counts and marks missed calls, and no others', async () => {
    const history = open();
    await history.put(entry(1));
    await history.put(entry(2));
    await history.put(entry(3, { outcome: 'answered-elsewhere' }));
    await history.put(entry(4, { seen: true }));
    expect(await history.countUnseenMissed()).toBe(2);
    await history.markSeen();
    expect(await history.countUnseenMissed()).toBe(0);
    expect((await history.latest(10)).map(({ id, seen }) => [id, seen])).toEqual([
      ['call-4', true],
      ['call-3', false],
      ['call-2', true],
      ['call-1', true],
    ]);
  });

  it('closes what a crash left open, truthfully', async () => {
    const crashed = open();
    await crashed.put(entry(1, { outcome: 'ongoing', endedAtMs: null, reason: null }));
    await crashed.put(entry(2, { outcome: 'ongoing', endedAtMs: null, reason: null, answeredAtMs: 4 }));
    await crashed.put(entry(3));
    crashed.close();
    const history = open();
    await history.closeUnfinished();
    expect((await history.latest(10)).map(({ outcome }) => outcome)).toEqual([
      'missed',
      'answered',
      'failed',
    ]);
  });

  it('forgets what is older, but no call that still runs', async () => {
    const history = open();
    const running = entry(2, { outcome: 'ongoing', endedAtMs: null, reason: null });
    for (const each of [entry(1), running, entry(3), entry(4)]) await history.put(each);
    await history.forgetBefore(4);
    expect(ids(await history.latest(10))).toEqual(['call-4', 'call-2']);
  });

  it('removes one, removes all, and tells each change', async () => {
    const history = open();
    const told = vi.fn();
    const stop = history.subscribe(told);
    history.subscribe(() => {
      throw new Error('broken view');
    });
    await history.put(entry(1));
    await history.put(entry(2));
    await history.remove('call-1');
    expect(ids(await history.latest(10))).toEqual(['call-2']);
    await history.clear();
    expect(await history.latest(10)).toEqual([]);
    expect(told).toHaveBeenCalledTimes(4);
    stop();
    await history.put(entry(3));
    expect(told).toHaveBeenCalledTimes(4);
  });

  it('pages through 100,000 calls by the index, touching only the page', async () => {
    const database = new HistoryDatabase('history');
    const total = 100_000;
    const rows = Array.from({ length: total }, (_, n) =>
      rowOf(entry(n, { outcome: n % 1000 === 0 ? 'missed' : 'answered' })),
    );
    await database.calls.bulkAdd(rows);
    database.close();

    const history = open();
    await history.countUnseenMissed();
    const steps = vi.spyOn(IDBCursor.prototype, 'continue');
    const whole = [
      vi.spyOn(IDBObjectStore.prototype, 'getAll'),
      vi.spyOn(IDBObjectStore.prototype, 'openCursor'),
    ];
    const indexed = vi.spyOn(IDBIndex.prototype, 'getAll');

    const first = await history.latest(50);
    expect(ids(first)[0]).toBe('call-99999');
    const second = await history.latest(50, first.at(-1)?.startedAtMs);
    expect(ids(second)[0]).toBe('call-99949');
    const deep = await history.latest(50, 40_000);
    expect(ids(deep)[0]).toBe('call-39999');
    expect(await history.countUnseenMissed()).toBe(100);

    expect(steps.mock.calls.length).toBeLessThan(3 * 60);
    for (const scan of whole) expect(scan).not.toHaveBeenCalled();
    for (const [asked] of indexed.mock.calls) expect(isBounded(asked)).toBe(true);
    expect(indexed.mock.calls.length + steps.mock.calls.length).toBeGreaterThan(0);
  }, 60_000);

  describe('when the database fails', () => {
    it('remembers in memory what can not be opened, and says so', async () => {
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('private mode', 'InvalidStateError');
      });
      const history = open();
      await history.put(entry(1, { outcome: 'ongoing', answeredAtMs: 2 }));
      await history.put(entry(3));
      await history.put(entry(2));
      expect(history.available).toBe(false);
      expect(ids(await history.latest(10))).toEqual(['call-3', 'call-2', 'call-1']);
      expect(ids(await history.latest(1))).toEqual(['call-3']);
      expect(ids(await history.latest(1, 3))).toEqual(['call-2']);
      expect(await history.countUnseenMissed()).toBe(2);
      await history.markSeen();
      expect(await history.countUnseenMissed()).toBe(0);
      await history.closeUnfinished();
      expect((await history.latest(9)).at(-1)?.outcome).toBe('answered');
      await history.remove('call-2');
      expect(ids(await history.latest(10))).toEqual(['call-3', 'call-1']);
      await history.forgetBefore(3);
      expect(ids(await history.latest(10))).toEqual(['call-3']);
      await history.clear();
      expect(await history.latest(10)).toEqual([]);
      expect(lines.filter((line) => line.startsWith('error'))).toHaveLength(1);
    });

    it('a full disk: shown all the same, and written with the next call that gets through', async () => {
      const history = open();
      await history.put(entry(1));
      const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      await history.put(entry(2));
      await history.put(entry(1, { seen: true }));
      expect(history.available).toBe(false);
      expect(ids(await history.latest(10))).toEqual(['call-2', 'call-1']);
      expect(await history.countUnseenMissed()).toBe(1);
      full.mockRestore();
      await history.put(entry(3));
      expect(history.available).toBe(true);
      history.close();
      const again = open();
      expect(await again.latest(10)).toEqual([entry(3), entry(2), entry(1, { seen: true })]);
    });

    it('a database that never answers costs five seconds once', async () => {
      vi.useFakeTimers();
      vi.spyOn(indexedDB, 'open').mockImplementation(() => new EventTarget() as unknown as IDBOpenDBRequest);
      const history = open();
      const put = history.put(entry(1));
      await vi.advanceTimersByTimeAsync(5000);
      await put;
      const latest = history.latest(10);
      await vi.advanceTimersByTimeAsync(0);
      expect(ids(await latest)).toEqual(['call-1']);
      expect(history.available).toBe(false);
    });

    it('a damaged read gives what is known instead of an error', async () => {
      const history = open();
      await history.put(entry(1));
      vi.spyOn(IDBIndex.prototype, 'openCursor').mockImplementation(() => {
        throw new DOMException('internal error', 'UnknownError');
      });
      vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => {
        throw new DOMException('internal error', 'UnknownError');
      });
      expect(await history.latest(10)).toEqual([]);
      expect(history.available).toBe(false);
    });
  });
});

/** One key, or a range with a limit of rows (`getAll` with options, Indexed Database API 3.0 §4.5). */
function isBounded(asked: unknown): boolean {
  const { query, count } = asked as { query: { lower: unknown; upper: unknown }; count?: number };
  return query.lower === query.upper || (count !== undefined && count <= 50);
}
