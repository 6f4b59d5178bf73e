import { dirname } from 'node:path';
import { app } from 'electron';
import type { Log } from '../../../shared/log/levels';
import type { Platform } from '../ports';
import { createTaskBarFlash } from '../task-bar-flash';
import { lastingProgram } from '../../services/updates/version-folders';
import { afterRealTime } from '../after-real-time';
import { createAutostart } from './autostart';
import { hasGlobalKeys } from './global-keys';
import { createLauncherBadge } from './launcher-badge';
import { createPolicyFiles, POLICY_ROOT } from './policy-files';
import { whoAsksForScreens } from './screen-picking';
import { isSecretLocked } from './secret-service';
import { createSessionBus } from './session-bus';

export function createLinux(log: Log): Platform {
  const bus = createSessionBus();
  const desktops = (process.env['XDG_CURRENT_DESKTOP'] ?? '').split(':');
  return {
    name: 'linux',
    async createNotifier() {
      const { createBusNotifier } = await import('./bus-notifier');
      const { default: dbus } = await import('dbus-next');
      return createBusNotifier(bus, log, (signature, value) => new dbus.Variant(signature, value));
    },
    watchTray(listener) {
      void import('./tray-watcher').then(({ watchTrayHost }) => watchTrayHost(bus, log, listener));
    },
    async createSense() {
      const [{ createLinuxSense }, { run }] = await Promise.all([import('./linux-sense'), import('./run')]);
      return createLinuxSense(bus, run, desktops);
    },
    async schemeRecord() {
      const [{ createXdgSchemes }, { run }, { mkdir, readFile }, { writeWhole }] = await Promise.all([
        import('./xdg-schemes'),
        import('./run'),
        import('node:fs/promises'),
        import('../../services/atomic-file'),
      ]);
      const writeText = async (path: string, text: string): Promise<void> => {
        await mkdir(dirname(path), { recursive: true });
        await writeWhole(path, text);
      };
      const readText = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);
      return createXdgSchemes({
        run,
        env: process.env,
        readText,
        writeText,
        program: app.isPackaged ? (process.env['APPIMAGE'] ?? process.execPath) : null,
      });
    },
    async openSettings(page) {
      const { settingsCommands, startFirst } = await import('./system-settings');
      return startFirst(settingsCommands(desktops, page), process.env['PATH'] ?? '');
    },
    incomingFocusable: false,
    createBadge: () => createLauncherBadge(bus, log),
    createAttention: createTaskBarFlash,
    menuBar: false,
    isSecretLocked: (service, account) => isSecretLocked(bus, service, account),
    trayImages: 'colour',
    askForMedia: () => Promise.resolve(true),
    screens: { asks: whoAsksForScreens(process.env), access: () => 'unknown' },
    globalKeys: hasGlobalKeys(process.env, app.commandLine.getSwitchValue('ozone-platform')),
    adminPlaces: createPolicyFiles({ root: POLICY_ROOT, ownerUid: 0, after: afterRealTime }),
    loginRecord: createAutostart({
      env: process.env,
      // An AppImage runs from a folder that is gone after it, an updated app from its version's; in development Electron has to be told what to run.
      command: [
        process.env['APPIMAGE'] ?? lastingProgram(process.execPath),
        ...(app.isPackaged ? [] : [app.getAppPath()]),
      ],
    }),
    isHiddenLogin: () => false,
  };
}
