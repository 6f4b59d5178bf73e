import type { Log } from '../../../shared/log/levels';
import type { SessionBus } from './session-bus';

/** Who shows tray icons on Linux; GNOME has none unless an extension brings it. */
const WATCHER = 'org.kde.StatusNotifierWatcher';

/** Tells whether the desktop shows tray icons, now and whenever it changes. Without D-Bus: false. */
export async function watchTrayHost(
  bus: SessionBus,
  log: Log,
  listener: (shown: boolean) => void,
): Promise<void> {
  let last: boolean | null = null;
  const tell = (shown: boolean): void => {
    if (shown !== last) listener(shown);
    last = shown;
  };
  bus.onSignal('org.freedesktop.DBus', `,member='NameOwnerChanged',arg0='${WATCHER}'`, (signal) => {
    const [name, , owner] = signal.body;
    if (signal.member === 'NameOwnerChanged' && name === WATCHER) tell(owner !== '');
  });
  try {
    const reply = await bus.call({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'NameHasOwner',
      signature: 's',
      body: [WATCHER],
    });
    tell(reply.body[0] === true);
  } catch (error) {
    log.info(`no tray: ${error instanceof Error ? error.message : String(error)}`);
    tell(false);
  }
}
