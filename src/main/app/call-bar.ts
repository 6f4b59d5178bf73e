import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../../shared/log/levels';
import type { WindowRoles } from '../ipc/window-roles';
import type { Platform } from '../platform/ports';
import type { BoundsFile } from './bounds-file';
import { callBarPlace } from './call-bar-placement';
import { CALL_BAR_PAGE } from './origin';
import { pagePreferences } from './page-preferences';
import { surfaceColour } from './surface-colour';
import { BRAND } from '../../shared/brand/brand';

/** `shown`; `hidden`: the main window shows the call, the bar waits; `gone`: there is no call, and no page that costs memory. */
export type CallBarWish = 'shown' | 'hidden' | 'gone';

/** The strip with the running call while the main window is hidden. Closed by the person, it stays away until the next call. */
export interface CallBar {
  update(wish: CallBarWish): void;
  /** Its page, while there is one. */
  contents(): readonly WebContents[];
}

export interface CallBarOptions {
  readonly preload: string;
  readonly type: Platform['smallWindowType'];
  readonly roles: WindowRoles;
  readonly log: Log;
  readonly place: BoundsFile;
  /** The page is there and can be told about the phone. */
  onLoaded(contents: WebContents): void;
}

export function createCallBar(options: CallBarOptions): CallBar {
  let bar: BrowserWindow | null = null;
  let wish: CallBarWish = 'gone';
  let painted = false;

  function open(): BrowserWindow {
    const active = screen.getDisplayNearestPoint(screen.getCursorScreenPoint());
    const areas = screen.getAllDisplays().map((display) => display.workArea);
    const window = new BrowserWindow({
      ...callBarPlace(options.place.read(), areas, active.workArea),
      ...(options.type ? { type: options.type } : {}),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      acceptFirstMouse: true,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: BRAND.name,
      backgroundColor: surfaceColour(nativeTheme.shouldUseDarkColors),
      webPreferences: pagePreferences(options.preload),
    });
    options.roles.assign(window.webContents, { name: 'call-bar', callId: null });
    window.setVisibleOnAllWorkspaces(true, { skipTransformProcessType: true });
    painted = false;
    window.once('ready-to-show', () => {
      painted = true;
      if (wish === 'shown') window.showInactive();
    });
    window.on('move', () => {
      if (painted) options.place.write(window.getBounds());
    });
    window.webContents.once('did-finish-load', () => {
      options.onLoaded(window.webContents);
    });
    window.loadURL(CALL_BAR_PAGE).catch((error: unknown) => {
      if (!window.isDestroyed()) options.log.error(`call bar not loaded: ${String(error)}`);
    });
    return window;
  }

  return {
    update(next) {
      if (next === wish) return;
      wish = next;
      if (next === 'gone') {
        if (bar && !bar.isDestroyed()) bar.destroy();
        bar = null;
        return;
      }
      if (next === 'hidden') {
        if (bar && !bar.isDestroyed()) bar.hide();
        return;
      }
      if (!bar) bar = open();
      else if (!bar.isDestroyed() && painted) bar.showInactive();
    },
    contents: () => (bar && !bar.isDestroyed() ? [bar.webContents] : []),
  };
}
