import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { app, systemPreferences } from 'electron';
import { BRAND } from '../../../shared/brand/brand';
import { createElectronSense } from '../electron-sense';
import type { Platform } from '../ports';
import { openSettingsLink } from '../settings-link';
import { afterRealTime } from '../after-real-time';
import { createManagedPreferences } from './managed-preferences';
import { readPropertyList } from './property-list';
import { createDockBounce } from './dock-bounce';
import { createLoginItem, isHiddenLogin } from './login-item';

/** macOS has no page for default programs: each program asks by itself. */
const SETTINGS = {
  notifications: 'x-apple.systempreferences:com.apple.Notifications-Settings.extension',
  sound: 'x-apple.systempreferences:com.apple.Sound-Settings.extension',
  'default-apps': null,
  'screen-recording': 'x-apple.systempreferences:com.apple.preference.security?Privacy_ScreenCapture',
} as const;

export function createMac(): Platform {
  const loginMarker = join(app.getPath('userData'), 'show-at-login');
  const { sense, outcome } = createElectronSense();
  return {
    name: 'darwin',
    createNotifier: async () => (await import('./action-notifier')).createActionNotifier(outcome),
    watchTray(listener) {
      listener(true);
    },
    createSense: () => Promise.resolve(sense),
    schemeRecord: async () =>
      (await import('../electron-schemes')).createElectronSchemes({ app, program: process.execPath }),
    openSettings: (page) => openSettingsLink(SETTINGS[page]),
    smallWindowType: 'panel',
    incomingFocusable: true,
    createBadge: () => ({
      show(count) {
        app.setBadgeCount(count);
      },
    }),
    createAttention: () => createDockBounce(),
    menuBar: true,
    isSecretLocked: () => Promise.resolve(false),
    trayImages: 'template',
    screens: {
      asks: 'us',
      access: () => {
        const status = systemPreferences.getMediaAccessStatus('screen');
        if (status === 'granted') return 'granted';
        return status === 'denied' || status === 'restricted' ? 'denied' : 'unknown';
      },
    },
    globalKeys: true,
    adminPlaces: createManagedPreferences({
      bundleId: BRAND.appId,
      userName: userInfo().username,
      home: homedir(),
      readList: readPropertyList,
      after: afterRealTime,
    }),
    loginRecord: app.isPackaged ? createLoginItem(app, loginMarker) : null,
    isHiddenLogin: () => isHiddenLogin(app, loginMarker),
    async askForMedia(media) {
      for (const kind of media) {
        if (!(await systemPreferences.askForMediaAccess(kind))) return false;
      }
      return true;
    },
  };
}
