import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { createSleepGuard, watchPower, watchShutdown } from '../../../../../src/main/services/power/power';

it('tells what the machine does', () => {
  const monitor = new EventEmitter();
  const tell = vi.fn();
  watchPower(monitor as never, tell);
  for (const event of ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'on-battery'])
    monitor.emit(event);
  expect(tell.mock.calls).toEqual([['suspend'], ['resume'], ['lock'], ['unlock']]);
});

it('lets a shutdown wait until we have left', () => {
  const monitor = new EventEmitter();
  const onShutdown = vi.fn();
  watchShutdown(monitor as never, onShutdown);
  const event = { preventDefault: vi.fn() };
  monitor.emit('shutdown', event);
  monitor.emit('shutdown');
  expect([event.preventDefault.mock.calls.length, onShutdown.mock.calls.length]).toEqual([1, 2]);
});

it('keeps the machine awake once per stretch of calls', () => {
  const blocker = { start: vi.fn(() => 7), stop: vi.fn() };
  const guard = createSleepGuard(blocker);
  for (const busy of [false, true, true, false, false, true]) guard.update(busy);
  expect(blocker.start.mock.calls).toEqual([['prevent-app-suspension'], ['prevent-app-suspension']]);
  expect(blocker.stop.mock.calls).toEqual([[7]]);
});
