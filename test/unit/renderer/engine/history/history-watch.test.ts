import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HistoryWatch } from '../../../../../src/renderer/engine/history/history-watch';
import { anEntry } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { settled } from '../../../../fakes/sip-agent';
import { FakeHistory } from '../../../../fakes/world';

const MISSED = anEntry({ id: 'one', outcome: 'missed', seen: false });

let history: FakeHistory;
let watch: HistoryWatch;
let clock: ManualClock;
let keepDays: number;
const onChange = vi.fn();
const onFault = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  history = new FakeHistory();
  clock = new ManualClock();
  keepDays = 0;
  watch = new HistoryWatch({ history, clock, keepDays: () => keepDays, onChange, onFault });
});

it('reads when it starts, once what a crash left is ended', async () => {
  const closeUnfinished = vi.spyOn(history, 'closeUnfinished').mockImplementation(() => history.put(MISSED));
  expect([watch.missedCount, watch.recent]).toEqual([0, []]);
  await watch.start();
  expect(closeUnfinished).toHaveBeenCalledOnce();
  expect(watch.missedCount).toBe(1);
  expect(watch.recent).toMatchObject([{ id: 'one', missed: true }]);
  expect(onChange).toHaveBeenCalledTimes(2);
});

it('follows each change until it is stopped, and says nothing of one that changes nothing', async () => {
  const stop = watch.follow();
  await history.put(MISSED);
  await settled();
  expect([watch.missedCount, watch.recent.length]).toEqual([1, 1]);
  onChange.mockClear();
  await history.put(MISSED);
  await settled();
  expect(onChange).not.toHaveBeenCalled();
  watch.markSeen();
  await settled();
  expect(watch.missedCount).toBe(0);
  stop();
  await history.put({ ...MISSED, id: 'two' });
  await settled();
  expect(watch.missedCount).toBe(0);
});

it('tells of a history that is broken and keeps what it knew', async () => {
  await history.put(MISSED);
  await watch.start();
  const broken = new Error('no database');
  for (const method of ['countUnseenMissed', 'latest', 'markSeen', 'closeUnfinished'] as const)
    vi.spyOn(history, method).mockRejectedValue(broken);
  await watch.start();
  watch.markSeen();
  await settled();
  expect(onFault.mock.calls).toEqual([[broken], [broken], [broken], [broken]]);
  expect([watch.missedCount, watch.recent.length]).toEqual([1, 1]);
});

describe('calls that are kept for some days', () => {
  const DAY_MS = 86_400_000;
  const ids = (): readonly string[] => [...history.entries.keys()];

  beforeEach(async () => {
    clock.advance(100 * DAY_MS);
    for (const [id, daysAgo] of [
      ['old', 31],
      ['young', 29],
    ] as const) {
      await history.put({ ...MISSED, id, startedAtMs: clock.nowMs() - daysAgo * DAY_MS });
    }
  });

  it('are forgotten at the start, and as they grow old', async () => {
    keepDays = 30;
    const stop = watch.follow();
    await watch.start();
    expect(ids()).toEqual(['young']);
    clock.advance(2 * DAY_MS);
    await settled();
    expect(ids()).toEqual([]);
    stop();
  });

  it('are not where nobody says so, and at once when somebody does', async () => {
    await watch.start();
    clock.advance(2 * DAY_MS);
    await settled();
    expect(ids()).toEqual(['old', 'young']);
    keepDays = 32;
    await watch.tidy();
    expect(ids()).toEqual(['young']);
  });
});
