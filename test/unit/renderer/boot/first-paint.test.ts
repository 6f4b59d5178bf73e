import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstPaint } from '../../../../src/renderer/boot/first-paint';

const observers: { tell(name: string): void }[] = [];
const disconnect = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  observers.length = 0;
  disconnect.mockClear();
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      disconnect = disconnect;
      observe = vi.fn();
      constructor(told: (list: { getEntriesByName(name: string): unknown[] }) => void) {
        observers.push({
          tell: (name) => {
            told({ getEntriesByName: (wanted) => (wanted === name ? [{}] : []) });
          },
        });
      }
    },
  );
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('waits for contents, not for the empty page', async () => {
  const done = vi.fn();
  const waiting = firstPaint().then(done);
  observers[0]?.tell('first-paint');
  await vi.advanceTimersByTimeAsync(0);
  expect(done).not.toHaveBeenCalled();
  observers[0]?.tell('first-contentful-paint');
  await waiting;
  expect(disconnect).toHaveBeenCalledTimes(1);
});

it('goes on without a paint where the window stays hidden', async () => {
  const done = vi.fn();
  void firstPaint().then(done);
  await vi.advanceTimersByTimeAsync(499);
  expect(done).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(done).toHaveBeenCalledTimes(1);
  expect(disconnect).toHaveBeenCalledTimes(1);
});
