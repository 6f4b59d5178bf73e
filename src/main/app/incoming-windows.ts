import { BrowserWindow, nativeTheme, screen, type WebContents } from 'electron';
import type { Log } from '../../shared/log/levels';
import type { WindowRoles } from '../ipc/window-roles';
import type { Platform } from '../platform/ports';
import { incomingPlace } from './incoming-placement';
import { incomingPage } from './origin';
import { pagePreferences } from './page-preferences';
import { surfaceColour } from './surface-colour';
import type { RingingCall } from './shell-state';
import type { Bounds } from './window-bounds';
import { BRAND } from '../../shared/brand/brand';

/** The small windows, one for each call that rings. */
export interface IncomingWindows {
  /** Opens what is missing, closes what rings no more, stacks the rest. */
  update(ringing: readonly RingingCall[]): void;
  /** The pages that are open now. */
  contents(): readonly WebContents[];
}

export interface IncomingWindowsOptions {
  readonly preload: string;
  readonly type: Platform['smallWindowType'];
  readonly focusable: Platform['incomingFocusable'];
  readonly roles: WindowRoles;
  readonly log: Log;
  /** The page is there and can be told about the phone. */
  onLoaded(contents: WebContents): void;
}

export function createIncomingWindows(options: IncomingWindowsOptions): IncomingWindows {
  /** A window that the person closed stays in here until its call rings no more, so that it isn't opened again. */
  const windows = new Map<string, BrowserWindow>();
  let workArea: Bounds | null = null;

  function open(callId: string, place: Bounds): BrowserWindow {
    const window = new BrowserWindow({
      ...place,
      ...(options.type ? { type: options.type } : {}),
      show: false,
      frame: false,
      resizable: false,
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      focusable: options.focusable,
      // The first click is meant for a button, not for the window.
      acceptFirstMouse: true,
      skipTaskbar: true,
      alwaysOnTop: true,
      title: BRAND.name,
      backgroundColor: surfaceColour(nativeTheme.shouldUseDarkColors),
      webPreferences: pagePreferences(options.preload),
    });
    options.roles.assign(window.webContents, { name: 'incoming', callId });
    window.setAlwaysOnTop(true, 'screen-saver');
    window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true });
    window.once('ready-to-show', () => {
      window.showInactive();
    });
    window.webContents.once('did-finish-load', () => {
      options.onLoaded(window.webContents);
    });
    window.loadURL(incomingPage(callId)).catch((error: unknown) => {
      // Closed before it had loaded: the call was over.
      if (!window.isDestroyed()) options.log.error(`incoming page not loaded: ${String(error)}`);
    });
    return window;
  }

  return {
    update(ringing) {
      for (const [callId, window] of windows) {
        if (ringing.some((call) => call.callId === callId)) continue;
        windows.delete(callId);
        if (!window.isDestroyed()) window.destroy();
      }
      if (ringing.length === 0) {
        workArea = null;
        return;
      }
      workArea ??= screen.getDisplayNearestPoint(screen.getCursorScreenPoint()).workArea;
      let index = 0;
      for (const { callId } of ringing) {
        const place = incomingPlace(index, workArea);
        const window = windows.get(callId);
        if (!window) windows.set(callId, open(callId, place));
        else if (window.isDestroyed()) continue;
        else if (window.getBounds().y !== place.y) window.setBounds(place);
        index += 1;
      }
    },
    contents() {
      return [...windows.values()]
        .filter((window) => !window.isDestroyed())
        .map((window) => window.webContents);
    },
  };
}
