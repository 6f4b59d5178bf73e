import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { awaitFirstScreen } from '../../../../src/main/app/first-screen';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('is shown when the page has painted', async () => {
  const screen = awaitFirstScreen();
  screen.painted();
  await screen.shown;
  expect(vi.getTimerCount()).toBe(0);
});

it('is not waited for longer than 3 s', async () => {
  const done = vi.fn();
  void awaitFirstScreen().shown.then(done);
  await vi.advanceTimersByTimeAsync(2_999);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledTimes(1);
});
