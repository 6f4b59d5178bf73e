import { BrowserWindow, nativeTheme, type WebContents } from 'electron';
import type { Log } from '../../shared/log/levels';
import type { WindowRoles } from '../ipc/window-roles';
import { MAIN_PAGE } from './origin';
import { pagePreferences } from './page-preferences';
import { reviveAfterCrash } from './revival';
import { SMALLEST_SIZE, type Bounds, type DEFAULT_SIZE } from './window-bounds';

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string;
  readonly bounds: Bounds | typeof DEFAULT_SIZE;
  /** Started with `--hidden`. */
  readonly hidden: boolean;
  readonly roles: WindowRoles;
  readonly log: Log;
  isQuitting(): boolean;
  onBounds(bounds: Bounds): void;
  /** On the screen, or hidden or minimised: told when it changes, and to each page when it is painted. */
  onShown(shown: boolean): void;
  /** The page is gone, and with it every call; a new one loads. */
  onPageLost(): void;
}

/** The window whose page is the phone. Closing it only hides it. */
export interface MainWindow {
  readonly contents: WebContents;
  /** To the front, out of the tray or the task bar. */
  show(): void;
  /** The page's first screen is drawn. */
  painted(): void;
  /** Without a tray a closed window could never be found again: it is minimised instead. */
  setTrayShown(shown: boolean): void;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const window = new BrowserWindow({
    ...options.bounds,
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: 'Offhook',
    icon: options.icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#0F1318' : '#F6F7F9',
    webPreferences: pagePreferences(options.preload),
  });
  options.roles.assign(window.webContents, { name: 'main', callId: null });
  let trayShown = true;
  let awaitsFirstShow = !options.hidden;

  function firstShow(): void {
    if (awaitsFirstShow) window.show();
    awaitsFirstShow = false;
  }

  window.once('ready-to-show', firstShow);
  window.on('close', (event) => {
    if (options.isQuitting()) return;
    event.preventDefault();
    if (trayShown) window.hide();
    else window.minimize();
  });
  const remember = (): void => {
    options.onBounds(window.getNormalBounds());
  };
  window.on('resize', remember);
  window.on('move', remember);
  const tellShown = (): void => {
    options.onShown(window.isVisible() && !window.isMinimized());
  };
  window.on('show', tellShown);
  window.on('hide', tellShown);
  window.on('minimize', tellShown);
  window.on('restore', tellShown);
  reviveAfterCrash(window.webContents, options.log, options.onPageLost);
  window.loadURL(MAIN_PAGE).catch((error: unknown) => {
    options.log.error(`page not loaded: ${String(error)}`);
  });

  return {
    contents: window.webContents,
    show() {
      awaitsFirstShow = false;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    painted() {
      firstShow();
      tellShown();
    },
    setTrayShown(shown) {
      trayShown = shown;
      if (!shown && !window.isVisible() && !awaitsFirstShow) window.minimize();
    },
  };
}
