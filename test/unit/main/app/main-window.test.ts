import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import { createMainWindow, type MainWindow } from '../../../../src/main/app/main-window';
import { DEFAULT_SIZE } from '../../../../src/main/app/window-bounds';
import { recordedLog } from '../recorded-log';

type FakeWindow = EventEmitter &
  Record<'show' | 'hide' | 'minimize' | 'restore' | 'focus', Mock<() => void>> & {
    flashFrame: Mock<(on: boolean) => void>;
    webContents: EventEmitter & { forcefullyCrashRenderer: Mock<() => void> };
    options: { show: boolean; webPreferences: object };
  };
const made = vi.hoisted(() => [] as unknown[]);
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    visible = false;
    minimized = false;
    webContents = Object.assign(new Emitter(), {
      forcefullyCrashRenderer: vi.fn(),
      isDevToolsOpened: () => false,
    });
    flashFrame = vi.fn();
    show = vi.fn(() => (this.visible = true));
    hide = vi.fn(() => (this.visible = false));
    minimize = vi.fn(() => (this.minimized = true));
    restore = vi.fn(() => (this.minimized = false));
    focus = vi.fn();
    constructor(readonly options: object) {
      super();
      made.push(this);
    }
    isVisible = () => this.visible;
    isMinimized = () => this.minimized;
    getNormalBounds = () => ({ x: 1, y: 2, width: 400, height: 680 });
    loadURL = () => Promise.resolve();
  }
  return { BrowserWindow, nativeTheme: { shouldUseDarkColors: false } };
});

let quitting = false;
const onBounds = vi.fn();
const onShown = vi.fn();
const onSessionEnd = vi.fn();
const askPage = vi.fn();
beforeEach(() => {
  quitting = false;
});

function open(hidden = false): { window: MainWindow; fake: FakeWindow } {
  const window = createMainWindow({
    preload: 'preload.cjs',
    icon: 'icon.png',
    bounds: DEFAULT_SIZE,
    hidden,
    roles: { assign: vi.fn(), roleOf: () => null },
    log: recordedLog().log,
    isQuitting: () => quitting,
    onBounds,
    onShown,
    onPageLost: vi.fn(),
    onSessionEnd,
    askPage,
    isTalking: () => false,
  });
  return { window, fake: made.at(-1) as FakeWindow };
}

describe('the main window', () => {
  it('runs its page sandboxed, without Node and never throttled', () => {
    expect(open().fake.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
      spellcheck: false,
    });
  });

  it('appears when its page is ready or painted, once', () => {
    const { window, fake } = open();
    expect(fake.options.show).toBe(false);
    window.painted();
    fake.emit('ready-to-show');
    expect(fake.show).toHaveBeenCalledTimes(1);
  });

  it('stays hidden when started so, until it is wanted', () => {
    const { window, fake } = open(true);
    fake.emit('ready-to-show');
    window.painted();
    expect(fake.show).not.toHaveBeenCalled();
    window.show();
    expect(fake.show).toHaveBeenCalledTimes(1);
  });

  it('hides instead of closing, or minimises where there is no tray', () => {
    const { window, fake } = open();
    const closing = { preventDefault: vi.fn() };
    fake.emit('close', closing);
    window.setTrayShown(false);
    fake.emit('close', closing);
    expect([closing.preventDefault.mock.calls.length, fake.hide.mock.calls.length]).toEqual([2, 1]);
    expect(fake.minimize).toHaveBeenCalled();
    window.show();
    expect(fake.restore).toHaveBeenCalled();
  });

  it('comes into the task bar when the tray it hid in goes away', () => {
    const { window, fake } = open();
    window.painted();
    fake.hide();
    window.setTrayShown(false);
    expect(fake.minimize).toHaveBeenCalledTimes(1);
  });

  it('tells whether it is on the screen: each page when it is painted, and whenever that changes', () => {
    const { window, fake } = open();
    window.painted();
    expect(onShown).toHaveBeenLastCalledWith(true);
    fake.minimize();
    fake.emit('minimize');
    expect(onShown).toHaveBeenLastCalledWith(false);
    fake.restore();
    fake.emit('restore');
    expect(onShown).toHaveBeenLastCalledWith(true);
    fake.hide();
    fake.emit('hide');
    expect(onShown).toHaveBeenLastCalledWith(false);
    fake.show();
    fake.emit('show');
    expect(onShown).toHaveBeenLastCalledWith(true);
    open(true).window.painted();
    expect(onShown).toHaveBeenLastCalledWith(false);
  });

  it('closes when the app quits', () => {
    const { fake } = open();
    quitting = true;
    const closing = { preventDefault: vi.fn() };
    fake.emit('close', closing);
    expect(closing.preventDefault).not.toHaveBeenCalled();
  });

  it('says whether it is shown', () => {
    const { window, fake } = open();
    expect(window.isShown()).toBe(false);
    window.show();
    expect(window.isShown()).toBe(true);
    fake.minimize();
    expect(window.isShown()).toBe(false);
  });

  it('flashes in the task bar only while it is minimised, and can always stop', () => {
    const { window, fake } = open();
    window.flash(true);
    fake.minimize();
    window.flash(true);
    fake.restore();
    window.flash(false);
    expect(fake.flashFrame.mock.calls).toEqual([[true], [false]]);
  });

  it('ends a page that hangs, so that it is loaded again', () => {
    vi.useFakeTimers();
    const { window, fake } = open();
    fake.webContents.emit('did-finish-load');
    askPage.mockImplementation(() => {
      window.answered();
    });
    vi.advanceTimersByTime(60_000);
    expect(fake.webContents.forcefullyCrashRenderer).not.toHaveBeenCalled();
    askPage.mockReset();
    vi.advanceTimersByTime(60_000);
    expect(fake.webContents.forcefullyCrashRenderer).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('tells that Windows ends the session', () => {
    open().fake.emit('session-end');
    expect(onSessionEnd).toHaveBeenCalledTimes(1);
  });

  it('tells where it was moved', () => {
    open().fake.emit('move');
    expect(onBounds).toHaveBeenLastCalledWith({ x: 1, y: 2, width: 400, height: 680 });
  });
});
