import { BrowserWindow, nativeTheme, type NativeImage, type WebContents } from 'electron';
import type { Log } from '../../shared/log/levels';
import type { WindowRoles } from '../ipc/window-roles';
import { MAIN_PAGE } from './origin';
import { pagePreferences } from './page-preferences';
import { createPageWatchdog } from './page-watchdog';
import { reviveAfterCrash } from './revival';
import { SMALLEST_SIZE, type Bounds, type DEFAULT_SIZE } from './window-bounds';
import { BRAND } from '../../shared/brand/brand';

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
  /** Windows ends the session: the process is about to be ended with it. */
  onSessionEnd(): void;
  /** The page is gone, and with it every call; a new one loads. */
  onPageLost(): void;
  /** Asks the page whether it runs; `answered` is the answer. */
  askPage(contents: WebContents): void;
  /** A call is connected: a page that hangs gets longer to come round. */
  isTalking(): boolean;
}

/** The window whose page is the phone. Closing it only hides it. */
export interface MainWindow {
  readonly contents: WebContents;
  /** To the front, out of the tray or the task bar. */
  show(): void;
  /** False: hidden or minimised. */
  isShown(): boolean;
  /** The page's first screen is drawn. */
  painted(): void;
  /** The page runs. */
  answered(): void;
  /** The picture on the task bar's button (Windows), for those who can't see it in words; null: none. */
  setOverlay(picture: NativeImage | null, description: string): void;
  /** Lets the task bar's button flash, on a window that is minimised. */
  flash(on: boolean): void;
  /** Without a tray a closed window could never be found again: it is minimised instead. */
  setTrayShown(shown: boolean): void;
}

export function createMainWindow(options: MainWindowOptions): MainWindow {
  const window = new BrowserWindow({
    ...options.bounds,
    minWidth: SMALLEST_SIZE.width,
    minHeight: SMALLEST_SIZE.height,
    show: false,
    title: BRAND.name,
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
  const isShown = (): boolean => window.isVisible() && !window.isMinimized();
  const tellShown = (): void => {
    options.onShown(isShown());
  };
  window.on('show', tellShown);
  window.on('hide', tellShown);
  window.on('minimize', tellShown);
  window.on('restore', tellShown);
  reviveAfterCrash(window.webContents, options.log, options.onPageLost);
  const { webContents } = window;
  const watchdog = createPageWatchdog({
    log: options.log,
    ask: () => {
      options.askPage(webContents);
    },
    isTalking: options.isTalking,
    isDebugged: () => webContents.isDevToolsOpened(),
    onHung: () => {
      webContents.forcefullyCrashRenderer();
    },
  });
  webContents.on('did-finish-load', watchdog.start);
  webContents.on('render-process-gone', watchdog.stop);
  webContents.on('unresponsive', watchdog.suspect);
  window.on('session-end', options.onSessionEnd);
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
    isShown,
    painted() {
      firstShow();
      tellShown();
    },
    answered: watchdog.answered,
    setOverlay(picture, description) {
      window.setOverlayIcon(picture, description);
    },
    flash(on) {
      // It stops by itself when the window comes to the front.
      if (!on || window.isMinimized()) window.flashFrame(on);
    },
    setTrayShown(shown) {
      trayShown = shown;
      if (!shown && !window.isVisible() && !awaitsFirstShow) window.minimize();
    },
  };
}
