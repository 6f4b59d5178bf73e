import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallBar } from '../../../../src/main/app/call-bar';
import { recordedLog } from '../recorded-log';

interface FakeWindow extends EventEmitter {
  readonly options: { readonly show: boolean; readonly x: number };
  readonly webContents: EventEmitter;
  readonly showInactive: () => void;
  readonly hide: () => void;
  readonly destroyed: boolean;
  readonly url: string;
  destroy(): void;
}
const desk = vi.hoisted(() => ({ made: [] as unknown[] }));
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    destroyed = false;
    url = '';
    webContents = new Emitter();
    showInactive = vi.fn();
    hide = vi.fn();
    setVisibleOnAllWorkspaces = vi.fn();
    constructor(readonly options: object) {
      super();
      desk.made.push(this);
    }
    getBounds = () => ({ x: 7, y: 8, width: 420, height: 44 });
    isDestroyed = () => this.destroyed;
    destroy() {
      this.destroyed = true;
    }
    loadURL(url: string) {
      this.url = url;
      return Promise.resolve();
    }
  }
  const display = { workArea: { x: 0, y: 0, width: 1_280, height: 1_024 } };
  return {
    BrowserWindow,
    nativeTheme: { shouldUseDarkColors: false },
    screen: {
      getCursorScreenPoint: () => ({}),
      getDisplayNearestPoint: () => display,
      getAllDisplays: () => [display],
    },
  };
});

const made = (): readonly FakeWindow[] => desk.made as FakeWindow[];
beforeEach(() => {
  desk.made.length = 0;
});

function aBar() {
  const parts = {
    preload: 'preload.cjs',
    type: undefined,
    roles: { assign: vi.fn(), roleOf: () => null },
    log: recordedLog().log,
    place: { read: () => null, write: vi.fn() },
    onLoaded: vi.fn(),
  };
  return { ...parts, bar: createCallBar(parts) };
}

describe('the call bar', () => {
  it('is made when it is first needed, and shown without taking the focus', () => {
    const { bar, roles, onLoaded } = aBar();
    bar.update('hidden');
    expect(made()).toEqual([]);
    bar.update('shown');
    const [window] = made();
    expect([window?.url, window?.options.show]).toEqual(['app://offhook/call-bar.html', false]);
    expect(roles.assign).toHaveBeenCalledWith(window?.webContents, { name: 'call-bar', callId: null });
    window?.webContents.emit('did-finish-load');
    expect(onLoaded).toHaveBeenCalledExactlyOnceWith(window?.webContents);
    window?.emit('ready-to-show');
    expect(window?.showInactive).toHaveBeenCalledTimes(1);
  });

  it('stays hidden when the main window came back before it had painted', () => {
    const { bar } = aBar();
    bar.update('shown');
    bar.update('hidden');
    made()[0]?.emit('ready-to-show');
    expect(made()[0]?.showInactive).not.toHaveBeenCalled();
    bar.update('shown');
    expect(made()[0]?.showInactive).toHaveBeenCalledTimes(1);
    expect(made()).toHaveLength(1);
  });

  it('is gone with the call, and its memory with it', () => {
    const { bar } = aBar();
    bar.update('shown');
    expect(bar.contents()).toEqual([made()[0]?.webContents]);
    bar.update('gone');
    expect([made()[0]?.destroyed, bar.contents()]).toEqual([true, []]);
    bar.update('shown');
    expect(made()).toHaveLength(2);
  });

  it('that the person closed stays closed until the next call', () => {
    const { bar } = aBar();
    bar.update('shown');
    made()[0]?.destroy();
    bar.update('hidden');
    bar.update('shown');
    expect([made().length, bar.contents()]).toEqual([1, []]);
  });

  it('remembers where it was moved to, not where it was put', () => {
    const { bar, place } = aBar();
    bar.update('shown');
    made()[0]?.emit('move');
    expect(place.write).not.toHaveBeenCalled();
    made()[0]?.emit('ready-to-show');
    made()[0]?.emit('move');
    expect(place.write).toHaveBeenCalledWith({ x: 7, y: 8, width: 420, height: 44 });
  });
});
