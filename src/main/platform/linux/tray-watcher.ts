import type { Log } from '../../../shared/log/levels';
import { hasOwner, watchOwner } from './name-owner';
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
  watchOwner(bus, WATCHER, (owner) => {
    tell(owner !== '');
  });
  try {
    tell(await hasOwner(bus, WATCHER));
  } catch (error) {
    log.info(`no tray: ${error instanceof Error ? error.message : String(error)}`);
    tell(false);
  }
}
