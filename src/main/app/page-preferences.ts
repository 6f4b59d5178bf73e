import type { WebPreferences } from 'electron';

/** How every page of ours runs: sandboxed, without Node, at full speed when hidden, and free to ring by itself. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webviewTag: false,
    backgroundThrottling: false,
    autoplayPolicy: 'no-user-gesture-required',
    spellcheck: false,
    navigateOnDragDrop: false,
  };
}
