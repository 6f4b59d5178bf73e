import type { Log } from '../../../shared/log/levels';
import type { Platform } from '../ports';
import { isSecretLocked } from './secret-service';
import { createSessionBus } from './session-bus';

export function createLinux(log: Log): Platform {
  const bus = createSessionBus();
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
    menuBar: false,
    isSecretLocked: (service, account) => isSecretLocked(bus, service, account),
    trayImages: 'colour',
    askForMedia: () => Promise.resolve(true),
  };
}
