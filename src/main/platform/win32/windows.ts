import { app } from 'electron';
import type { Platform } from '../ports';

/** Toasts are shown only for the id that the installer gave the Start menu entry. */
const APP_USER_MODEL_ID = 'app.offhook.desktop';

export function createWindows(): Platform {
  app.setAppUserModelId(APP_USER_MODEL_ID);
  return {
    name: 'win32',
    createNotifier: async () => (await import('./toast-notifier')).createToastNotifier(),
    watchTray(listener) {
      listener(true);
    },
    menuBar: false,
    isSecretLocked: () => Promise.resolve(false),
    trayImages: 'colour',
    askForMedia: () => Promise.resolve(true),
  };
}
