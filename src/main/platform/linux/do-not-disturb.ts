import type { DesktopFacts } from '../../../shared/domain/desktop-facts';
import { readProperty, watchProperties } from './bus-property';
import type { Run } from './run';
import type { SessionBus } from './session-bus';

const NAME = 'org.freedesktop.Notifications';
const SERVER = { destination: NAME, path: '/org/freedesktop/Notifications' } as const;

/** Where notification servers say that they keep notifications back: dunst's pause, and KDE's `Inhibited`. */
const KEPT_BACK = { 'org.dunstproject.cmd0': 'paused', [NAME]: 'Inhibited' } as const;

/**
 * GNOME's switch, false in do-not-disturb. The settings portal's backends don't serve this schema, and `gsettings monitor` would
 * be a process of its own: so it is read once when asked for, and again when dconf says that it changed.
 */
const GNOME = ['get', 'org.gnome.desktop.notifications', 'show-banners'] as const;
const DCONF = 'ca.desrt.dconf.Writer';
const DCONF_MATCH = `,member='Notify',arg0path='/org/gnome/desktop/notifications/'`;

/** The desktop's own do-not-disturb. */
export interface DoNotDisturb {
  /** Rejects never, but may wait for a server that hangs. */
  look(): Promise<DesktopFacts['doNotDisturb']>;
  /** From the next look on. */
  watch(changed: () => void): void;
}

/** @param desktops the names in XDG_CURRENT_DESKTOP */
export function createDoNotDisturb(bus: SessionBus, run: Run, desktops: readonly string[]): DoNotDisturb {
  const isGnome = desktops.includes('GNOME');
  return {
    async look() {
      const banners = isGnome ? await run('gsettings', GNOME) : null;
      if (banners !== null) return banners.trim() === 'false' ? 'on' : 'off';
      for (const [iface, name] of Object.entries(KEPT_BACK)) {
        const value = await readProperty(bus, SERVER, iface, name).catch(() => null);
        if (typeof value === 'boolean') return value ? 'on' : 'off';
      }
      return 'unknown';
    },
    watch(changed) {
      watchProperties(bus, SERVER.path, KEPT_BACK, changed);
      if (isGnome) bus.onSignal(DCONF, DCONF_MATCH, changed);
    },
  };
}
