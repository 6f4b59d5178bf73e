import { constants } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { NoUpdates } from '../../../shared/domain/update-snapshot';
import { lastingProgram } from './version-folders';

/** How the app came onto this machine: what replaces it, or who else does. */
export type InstallKind =
  | { readonly by: 'folder' | 'app-image' | 'nsis' | 'squirrel' }
  | { readonly by: 'nobody'; readonly why: NoUpdates };

export interface Installed {
  readonly platform: 'win32' | 'darwin' | 'linux';
  readonly packaged: boolean;
  /** `process.execPath` */
  readonly program: string;
  /** `process.resourcesPath` */
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where a Flatpak says so of itself. */
  readonly flatpakInfo?: string;
}

/**
 * Who installed it: a package manager, a store or an administrator (MSI) updates what it installed, and nothing is changed behind
 * its back.
 */
export async function installKind(installed: Installed): Promise<InstallKind> {
  if (!installed.packaged) return nobody('checkout');
  switch (installed.platform) {
    case 'linux':
      return linuxKind(installed);
    case 'darwin':
      // Squirrel replaces the bundle in place; from the disk image or a folder of the administrator's it can't.
      return (await isWritable(join(installed.program, '../../../..')))
        ? { by: 'squirrel' }
        : nobody('not-writable');
    case 'win32': {
      // Windows Installer writes no uninstaller of its own beside the program, NSIS does.
      const beside = await readdir(dirname(installed.program)).catch(() => []);
      return beside.some((name) => /^Uninstall .*\.exe$/i.test(name))
        ? { by: 'nsis' }
        : nobody('administrator');
    }
  }
}

async function linuxKind({ program, resources, env, flatpakInfo }: Installed): Promise<InstallKind> {
  if (env['FLATPAK_ID'] !== undefined || (await isThere(flatpakInfo ?? '/.flatpak-info')))
    return nobody('store');
  if (env['SNAP'] !== undefined) return nobody('store');
  // Written by electron-builder into what it packs as deb, rpm or pacman.
  const packageType = await readFile(join(resources, 'package-type'), 'utf8').catch(() => '');
  if (packageType.trim() !== '') return nobody('package-manager');
  const appImage = env['APPIMAGE'];
  if (appImage !== undefined)
    return (await isWritable(dirname(appImage))) ? { by: 'app-image' } : nobody('not-writable');
  return (await isWritable(dirname(lastingProgram(program)))) ? { by: 'folder' } : nobody('not-writable');
}

function nobody(why: NoUpdates): InstallKind {
  return { by: 'nobody', why };
}

export async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
