import { app } from 'electron';
import { createElectronSense } from '../electron-sense';
import type { Platform } from '../ports';
import { openSettingsLink } from '../settings-link';
import { createLoginItem } from './login-item';

/** Toasts are shown only for the id that the installer gave the Start menu entry. */
const APP_USER_MODEL_ID = 'app.offhook.desktop';

const SETTINGS = {
  notifications: 'ms-settings:notifications',
  sound: 'ms-settings:sound',
  'default-apps': 'ms-settings:defaultapps',
} as const;

export function createWindows(): Platform {
  app.setAppUserModelId(APP_USER_MODEL_ID);
  return {
    name: 'win32',
    createNotifier: async () => (await import('./toast-notifier')).createToastNotifier(),
    watchTray(listener) {
      listener(true);
    },
    createSense: () => Promise.resolve(createElectronSense().sense),
    openSettings: (page) => openSettingsLink(SETTINGS[page]),
    menuBar: false,
    isSecretLocked: () => Promise.resolve(false),
    trayImages: 'colour',
    askForMedia: () => Promise.resolve(true),
    globalKeys: true,
    loginRecord: app.isPackaged ? createLoginItem(app) : null,
    isHiddenLogin: () => false,
  };
}
