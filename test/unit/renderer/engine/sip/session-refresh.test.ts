import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionRefresh } from '../../../../../src/renderer/engine/sip/session-refresh';

const refresh = vi.fn(() => Promise.resolve());
const expire = vi.fn();
let timer: SessionRefresh;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  timer = new SessionRefresh({ refresh, expire });
});
afterEach(() => {
  vi.useRealTimers();
});

it('refreshes at half time, and gives up at the end of it when nothing restarts it', async () => {
  timer.restart({ intervalSeconds: 90, weRefresh: true });
  await vi.advanceTimersByTimeAsync(45_000);
  expect([refresh.mock.calls.length, expire.mock.calls.length]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(45_000);
  expect([refresh.mock.calls.length, expire.mock.calls.length]).toEqual([1, 1]);
});

it('survives a refresh that is refused', async () => {
  refresh.mockRejectedValueOnce(new Error('503'));
  timer.restart({ intervalSeconds: 90, weRefresh: true });
  await vi.advanceTimersByTimeAsync(50_000);
  timer.restart({ intervalSeconds: 90, weRefresh: true });
  await vi.advanceTimersByTimeAsync(44_000);
  expect(expire).not.toHaveBeenCalled();
});

it('waits for theirs a little less than the interval', async () => {
  timer.restart({ intervalSeconds: 90, weRefresh: false });
  await vi.advanceTimersByTimeAsync(59_999);
  expect(expire).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(expire).toHaveBeenCalledTimes(1);
});

it('has nothing to do without a timer, and after it was stopped', async () => {
  timer.restart({ intervalSeconds: 90, weRefresh: false });
  timer.restart(null);
  timer.restart({ intervalSeconds: 90, weRefresh: true });
  timer.stop();
  timer.restart({ intervalSeconds: 90, weRefresh: true });
  await vi.advanceTimersByTimeAsync(900_000);
  expect([refresh.mock.calls.length, expire.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0, 0]);
});
