import type { OffhookBridge } from '../../shared/ipc/contract';

declare global {
  interface Window {
    /** What the preload gives a page of the desktop app; missing in a browser. */
    readonly offhook?: OffhookBridge;
  }
}

/** The preload's bridge. Throws where there is none: the page was opened outside of Offhook. */
export function desktopBridge(): OffhookBridge {
  if (!window.offhook) throw new Error('this page belongs to the desktop app: window.offhook is missing');
  return window.offhook;
}
