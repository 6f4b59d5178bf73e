import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createQuit } from '../../../../src/main/app/quit';
import { recordedLog } from '../recorded-log';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function leaving(clearDesktop: () => Promise<void> = () => Promise.resolve(), hasPhone = true) {
  const app = new EventEmitter();
  const installUpdate = vi.fn(() => Promise.resolve());
  const farewell = { askPhone: vi.fn(() => hasPhone), clearDesktop, installUpdate, exit: vi.fn() };
  const { log, lines } = recordedLog();
  return { app, farewell, lines, quit: createQuit(app as never, farewell, log) };
}

describe('quitting', () => {
  it('waits for the phone, then leaves once', async () => {
    const { farewell, quit } = leaving();
    quit.begin();
    quit.begin();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([farewell.askPhone.mock.calls.length, farewell.exit.mock.calls.length, quit.isQuitting()]).toEqual(
      [1, 0, true],
    );
    quit.phoneReady();
    quit.phoneReady();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(farewell.exit).toHaveBeenCalledTimes(1);
  });

  it('waits three seconds for a phone that says nothing, and no longer', async () => {
    const { farewell, lines, quit } = leaving();
    quit.begin();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(farewell.exit).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(farewell.exit).toHaveBeenCalledTimes(1);
    expect(lines.join()).toContain('the phone did not say goodbye in time');
  });

  it('does not wait for a page that is gone, nor for a desktop that hangs or fails', async () => {
    for (const clear of [
      () => new Promise<void>(() => undefined),
      () => Promise.reject(new Error('no bus')),
    ]) {
      const { farewell, quit } = leaving(clear, false);
      quit.begin();
      await vi.advanceTimersByTimeAsync(300);
      expect(farewell.exit).toHaveBeenCalledTimes(1);
    }
  });

  it('goes the same way when the system asks for it', () => {
    const { app, farewell, quit } = leaving();
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    expect([event.preventDefault.mock.calls.length, farewell.askPhone.mock.calls.length]).toEqual([1, 1]);
    expect(quit.isQuitting()).toBe(true);
  });

  it('does not call a log-out off, and says goodbye all the same', () => {
    const { app, farewell, quit } = leaving();
    quit.sessionEnds();
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    expect([event.preventDefault.mock.calls.length, farewell.askPhone.mock.calls.length]).toEqual([0, 1]);
  });

  it('takes no goodbye that nobody asked for', async () => {
    const { farewell, quit } = leaving();
    quit.phoneReady();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([farewell.exit.mock.calls.length, quit.isQuitting()]).toEqual([0, false]);
  });
});

describe('an update that waits', () => {
  it('is put in place on the way out, once the phone has said goodbye', async () => {
    const { farewell, quit } = leaving();
    let installed = (): void => undefined;
    farewell.installUpdate.mockReturnValue(
      new Promise((resolve) => {
        installed = resolve;
      }),
    );
    quit.begin();
    expect(farewell.installUpdate).not.toHaveBeenCalled();
    quit.phoneReady();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(farewell.exit).not.toHaveBeenCalled();
    installed();
    await vi.advanceTimersByTimeAsync(0);
    expect(farewell.exit).toHaveBeenCalledOnce();
  });

  it('keeps nobody who fails or hangs, and nothing is touched where the session ends', async () => {
    for (const install of [
      () => new Promise<void>(() => undefined),
      () => Promise.reject(new Error('no room')),
    ]) {
      const { farewell, quit } = leaving(undefined, false);
      farewell.installUpdate.mockImplementation(install);
      quit.begin();
      await vi.advanceTimersByTimeAsync(2_000);
      expect(farewell.exit).toHaveBeenCalledOnce();
    }
    const { farewell, quit } = leaving(undefined, false);
    quit.sessionEnds();
    await vi.advanceTimersByTimeAsync(0);
    expect([farewell.installUpdate.mock.calls.length, farewell.exit.mock.calls.length]).toEqual([0, 1]);
  });
});
