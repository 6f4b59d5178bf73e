import { app } from 'electron';
import { createElectronSense } from '../electron-sense';
import type { Platform } from '../ports';
import { openSettingsLink } from '../settings-link';
import { createLoginItem } from './login-item';
import { createTaskBarFlash } from '../task-bar-flash';
import { afterRealTime } from '../after-real-time';
import { exportRegistry } from './export-registry';
import { createRegistryPolicies } from './registry-policies';
import { createOverlayBadge } from './overlay-badge';
import { BRAND } from '../../../shared/brand/brand';

/** Toasts are shown only for the id that the installer gave the Start menu entry. */
const APP_USER_MODEL_ID = BRAND.appId;

/** Under which Windows starts us for a toast that outlived us. Electron makes up another for each run, which would start nobody. */
const TOAST_ACTIVATOR = BRAND.toastActivator;

const SETTINGS = {
  notifications: 'ms-settings:notifications',
  sound: 'ms-settings:sound',
  'default-apps': 'ms-settings:defaultapps',
  'screen-recording': null,
} as const;

export function createWindows(): Platform {
  app.setAppUserModelId(APP_USER_MODEL_ID);
  // Electron before 41 has none.
  if ('setToastActivatorCLSID' in app) app.setToastActivatorCLSID(TOAST_ACTIVATOR);
  const { sense, outcome } = createElectronSense();
  return {
    name: 'win32',
    async createNotifier(onForgotten) {
      const { createToastNotifier } = await import('./toast-notifier');
      return createToastNotifier(outcome, onForgotten);
    },
    watchTray(listener) {
      listener(true);
    },
    createSense: () => Promise.resolve(sense),
    schemeRecord: async () =>
      (await import('../electron-schemes')).createElectronSchemes({ app, program: process.execPath }),
    openSettings: (page) => openSettingsLink(SETTINGS[page]),
    incomingFocusable: true,
    createBadge: createOverlayBadge,
    createAttention: createTaskBarFlash,
    menuBar: false,
    isSecretLocked: () => Promise.resolve(false),
    trayImages: 'icon',
    askForMedia: () => Promise.resolve(true),
    screens: { asks: 'us', access: () => 'granted' },
    globalKeys: true,
    adminPlaces: createRegistryPolicies({ exported: exportRegistry, after: afterRealTime }),
    loginRecord: app.isPackaged ? createLoginItem(app) : null,
    isHiddenLogin: () => false,
  };
}
