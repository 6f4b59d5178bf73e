import { spawn } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import type { SettingsPage } from '../ports';

type Command = readonly [program: string, ...args: string[]];
/** No desktop here has a page for showing the screen. */
type Pages = Readonly<Record<Exclude<SettingsPage, 'screen-recording'>, readonly Command[]>>;

const GNOME: Pages = {
  notifications: [['gnome-control-center', 'notifications']],
  sound: [['gnome-control-center', 'sound']],
  // Since GNOME 46 the default programs are listed with the programs.
  'default-apps': [['gnome-control-center', 'applications']],
};

const BY_DESKTOP: Readonly<Record<string, Pages>> = {
  GNOME,
  Unity: GNOME,
  KDE: {
    notifications: kde('kcm_notifications'),
    sound: kde('kcm_pulseaudio'),
    'default-apps': kde('kcm_componentchooser'),
  },
  XFCE: {
    notifications: [['xfce4-notifyd-config']],
    sound: [['pavucontrol']],
    'default-apps': [['xfce4-mime-settings']],
  },
  'X-Cinnamon': {
    notifications: [['cinnamon-settings', 'notifications']],
    sound: [['cinnamon-settings', 'sound']],
    'default-apps': [['cinnamon-settings', 'default']],
  },
  MATE: {
    notifications: [['mate-notification-properties']],
    sound: [['mate-volume-control']],
    'default-apps': [['mate-default-applications-properties']],
  },
};

function kde(module: string): readonly Command[] {
  return [
    ['systemsettings', module],
    ['systemsettings5', module],
  ];
}

/** What could open a page, best first. @param desktops the names in XDG_CURRENT_DESKTOP */
export function settingsCommands(desktops: readonly string[], page: SettingsPage): readonly Command[] {
  if (page === 'screen-recording') return [];
  return desktops.flatMap((desktop) => BY_DESKTOP[desktop]?.[page] ?? []);
}

/** Starts the first of them that is installed; false: none is. The program outlives us. */
export async function startFirst(commands: readonly Command[], searchPath: string): Promise<boolean> {
  for (const [program, ...args] of commands) {
    const path = await findProgram(program, searchPath);
    if (path === null) continue;
    const started = spawn(path, args, { detached: true, stdio: 'ignore' });
    const spawned = await new Promise<boolean>((resolve) => {
      started.once('spawn', () => {
        resolve(true);
      });
      started.once('error', () => {
        resolve(false);
      });
    });
    started.unref();
    if (spawned) return true;
  }
  return false;
}

async function findProgram(name: string, searchPath: string): Promise<string | null> {
  for (const folder of searchPath.split(delimiter).filter((each) => each.startsWith('/'))) {
    const path = join(folder, name);
    const runs = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return path;
  }
  return null;
}
