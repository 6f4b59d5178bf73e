import type { Log } from '../../../shared/log/levels';
import type { Badge } from '../ports';
import type { SessionBus } from './session-bus';
import { BRAND } from '../../../shared/brand/brand';

/** Launchers know programs by their desktop file. */
const ENTRY = `application://${BRAND.executable}.desktop`;

/**
 * The number on the launcher's icon, by the signal that Plasma, Unity, Ubuntu's and other docks listen to
 * (com.canonical.Unity.LauncherEntry). Electron's own way needs a library that few desktops have.
 */
export function createLauncherBadge(bus: SessionBus, log: Log): Badge {
  let shown = 0;
  async function tell(count: number): Promise<void> {
    const { default: dbus } = await import('dbus-next');
    await bus.emit({
      path: `/com/canonical/unity/launcherentry/${BRAND.executable.replaceAll('-', '_')}`,
      interface: 'com.canonical.Unity.LauncherEntry',
      member: 'Update',
      signature: 'sa{sv}',
      body: [
        ENTRY,
        { count: new dbus.Variant('x', BigInt(count)), 'count-visible': new dbus.Variant('b', count > 0) },
      ],
    });
  }
  return {
    show(count) {
      if (count === shown) return;
      shown = count;
      tell(count).catch((error: unknown) => {
        log.debug(`no badge: ${error instanceof Error ? error.message : String(error)}`);
      });
    },
  };
}
