import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { reviveAfterCrash } from '../../../../src/main/app/revival';
import { recordedLog } from '../recorded-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function page() {
  const contents = Object.assign(new EventEmitter(), { reload: vi.fn(), isDestroyed: () => false });
  const onLost = vi.fn();
  reviveAfterCrash(contents as never, recordedLog().log, onLost);
  return {
    contents,
    onLost,
    crash: () => contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 }),
  };
}

it('loads a crashed page again at once, and says that its calls are gone', () => {
  const { contents, onLost, crash } = page();
  crash();
  expect(onLost).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(0);
  expect(contents.reload).toHaveBeenCalledTimes(1);
});

it('takes its time with a page that crashes again and again, and forgets it after a stable minute', () => {
  const { contents, crash } = page();
  crash();
  vi.advanceTimersByTime(0);
  crash();
  vi.advanceTimersByTime(499);
  expect(contents.reload).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_001);
  expect(contents.reload).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(61_000);
  crash();
  vi.advanceTimersByTime(0);
  expect(contents.reload).toHaveBeenCalledTimes(3);
});

it('leaves a page alone that ended as it should', () => {
  const { contents, onLost } = page();
  contents.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 });
  vi.advanceTimersByTime(5_000);
  expect([contents.reload.mock.calls.length, onLost.mock.calls.length]).toEqual([0, 0]);
});
