import { constants } from 'node:fs';
import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { writeWhole } from '../../services/atomic-file';
import type { LoginRecord } from '../../services/login-start/login-start';
import { execArguments, execLine, readEntry, withKeys } from './desktop-entry';
import { BRAND } from '../../../shared/brand/brand';

const FILE = `autostart/${BRAND.executable}.desktop`;

export interface AutostartParts {
  /** XDG_CONFIG_HOME, XDG_CONFIG_DIRS and HOME are read from it. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The running program and what it needs to start again, without `--hidden`. */
  readonly command: readonly [program: string, ...args: string[]];
}

/** The desktop's autostart folder (Desktop Application Autostart Specification 0.5). */
export function createAutostart({ env, command }: AutostartParts): LoginRecord {
  const own = join(configHome(env), FILE);
  const shared = (env['XDG_CONFIG_DIRS'] ?? '/etc/xdg').split(':').filter(isAbsolute);

  /** What counts: the person's file, else the first that an administrator put there. */
  async function entry(): Promise<string | null> {
    for (const path of [own, ...shared.map((folder) => join(folder, FILE))]) {
      const text = await textOf(path);
      if (text !== null) return text;
    }
    return null;
  }

  return {
    async read() {
      const text = await entry();
      if (text === null) return { on: false, hidden: true };
      const keys = readEntry(text);
      const exec = keys.get('Exec');
      const hidden = exec === undefined || execArguments(exec).includes('--hidden');
      return { on: await starts(keys), hidden };
    },
    async write({ on, hidden }) {
      const before = (await textOf(own)) ?? '';
      const [program] = command;
      await mkdir(join(configHome(env), 'autostart'), { recursive: true });
      if (on) {
        await writeWhole(
          own,
          withKeys(before, {
            Type: 'Application',
            Name: BRAND.name,
            Exec: execLine([...command, ...(hidden ? ['--hidden'] : [])]),
            TryExec: program,
            Terminal: 'false',
            Hidden: 'false',
            'X-GNOME-Autostart-enabled': 'true',
          }),
        );
        return;
      }
      await rm(own, { force: true });
      // An administrator's file would start us all the same.
      if ((await entry()) !== null) {
        await writeWhole(own, withKeys(before, { Type: 'Application', Name: BRAND.name, Hidden: 'true' }));
      }
    },
  };
}

/** Whether a session would start it: not hidden, not switched off in GNOME's settings, and its program is there. */
async function starts(keys: ReadonlyMap<string, string>): Promise<boolean> {
  if (keys.get('Hidden') === 'true' || keys.get('X-GNOME-Autostart-enabled') === 'false') return false;
  const program = keys.get('TryExec') ?? execArguments(keys.get('Exec') ?? '')[0] ?? '';
  if (!isAbsolute(program)) return program !== '';
  return access(program, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function configHome(env: AutostartParts['env']): string {
  const chosen = env['XDG_CONFIG_HOME'] ?? '';
  return isAbsolute(chosen) ? chosen : join(env['HOME'] ?? '', '.config');
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
