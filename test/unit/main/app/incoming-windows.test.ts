import type { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createIncomingWindows } from '../../../../src/main/app/incoming-windows';
import { recordedLog } from '../recorded-log';

const desk = vi.hoisted(() => ({ made: [] as unknown[] }));
interface FakeWindow extends EventEmitter {
  readonly options: Readonly<
    Record<'x' | 'y', number> & Record<'show' | 'focusable' | 'acceptFirstMouse', boolean>
  >;
  readonly webContents: EventEmitter;
  readonly showInactive: () => void;
  readonly setBounds: (bounds: object) => void;
  readonly destroyed: boolean;
  readonly url: string;
  destroy(): void;
}
vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  class BrowserWindow extends Emitter {
    destroyed = false;
    url = '';
    webContents = new Emitter();
    showInactive = vi.fn();
    setAlwaysOnTop = vi.fn();
    setVisibleOnAllWorkspaces = vi.fn();
    setBounds = vi.fn();
    constructor(readonly options: { readonly y: number }) {
      super();
      desk.made.push(this);
    }
    getBounds = () => ({ y: this.options.y });
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
    screen: { getCursorScreenPoint: () => ({}), getDisplayNearestPoint: () => display },
  };
});

const ann = { callId: 'a', name: 'Ann', number: '' };
const bob = { callId: 'b', name: 'Bob', number: '' };
const made = (): readonly FakeWindow[] => desk.made as FakeWindow[];
beforeEach(() => {
  desk.made.length = 0;
});

function windows() {
  const options = {
    preload: 'preload.cjs',
    type: undefined,
    focusable: false,
    roles: { assign: vi.fn(), roleOf: () => null },
    log: recordedLog().log,
    onLoaded: vi.fn(),
  };
  return { ...options, windows: createIncomingWindows(options) };
}

describe('small windows', () => {
  it('open one for each call, stacked, without taking the focus', () => {
    const { windows: small, roles } = windows();
    small.update([ann]);
    small.update([ann, bob]);
    expect(made().map(({ url, options }) => [url, options.y, options.show])).toEqual([
      ['app://offhook/incoming.html?call=a', 16, false],
      ['app://offhook/incoming.html?call=b', 156, false],
    ]);
    expect(roles.assign).toHaveBeenCalledWith(made()[0]?.webContents, { name: 'incoming', callId: 'a' });
    made()[0]?.emit('ready-to-show');
    expect(made()[0]?.showInactive).toHaveBeenCalledTimes(1);
  });

  it('take the first click for a button, and the keyboard only where the system lets them', () => {
    windows().windows.update([ann]);
    expect(made()[0]?.options).toMatchObject({ acceptFirstMouse: true, focusable: false });
  });

  it('close with their calls, and the rest move up', () => {
    const { windows: small } = windows();
    small.update([ann, bob]);
    small.update([bob]);
    expect(made().map(({ destroyed }) => destroyed)).toEqual([true, false]);
    expect(made()[1]?.setBounds).toHaveBeenCalledWith(expect.objectContaining({ y: 16 }));
    expect(small.contents()).toEqual([made()[1]?.webContents]);
  });

  it('that the person closed stay closed while the call rings', () => {
    const { windows: small } = windows();
    small.update([ann]);
    made()[0]?.destroy();
    small.update([ann]);
    expect(made()).toHaveLength(1);
    small.update([]);
    small.update([ann]);
    expect(made()).toHaveLength(2);
  });

  it('are told about the phone once their page is there', () => {
    const { windows: small, onLoaded } = windows();
    small.update([ann]);
    expect(onLoaded).not.toHaveBeenCalled();
    made()[0]?.webContents.emit('did-finish-load');
    expect(onLoaded).toHaveBeenCalledExactlyOnceWith(made()[0]?.webContents);
  });
});
