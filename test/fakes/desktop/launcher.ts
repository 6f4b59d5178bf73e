import { EventEmitter } from 'node:events';
import dbus, { type Message, type Variant } from 'dbus-next';

/** What a dock shows on a program's icon. */
export interface LauncherBadge {
  readonly entry: string;
  readonly count: number;
  readonly visible: boolean;
}

/** A dock that listens to com.canonical.Unity.LauncherEntry. */
export interface Launcher {
  /** Resolves when the newest badge shows this number (0: none), now or later. */
  shows(count: number): Promise<LauncherBadge>;
  stop(): Promise<void>;
}

/** @param address of the bus */
export async function startLauncher(address: string): Promise<Launcher> {
  const changes = new EventEmitter();
  let newest: LauncherBadge = { entry: '', count: 0, visible: false };
  const bus = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.on('connect', resolve);
    bus.on('error', reject);
  });
  bus.on('message', (message: Message) => {
    if (message.interface !== 'com.canonical.Unity.LauncherEntry' || message.member !== 'Update') return;
    const [entry, properties] = message.body as [string, Record<string, Variant>];
    newest = {
      entry,
      count: Number(properties['count']?.value),
      visible: properties['count-visible']?.value === true,
    };
    changes.emit('change');
  });
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: ["type='signal',interface='com.canonical.Unity.LauncherEntry'"],
    }),
  );
  return {
    shows: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (newest.count !== count) return;
          changes.off('change', look);
          resolve(newest);
        };
        changes.on('change', look);
        look();
      }),
    stop() {
      bus.disconnect();
      return Promise.resolve();
    },
  };
}
