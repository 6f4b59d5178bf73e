import { constants } from 'node:fs';
import {
  access,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readlink,
  link,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { readVersion } from '../../../shared/domain/version';

/**
 * A folder the app was unpacked into, which the person owns: `FOLDER/offhook` is the program at first, and from the first update on
 * a symbolic link into `FOLDER/versions/VERSION`. One rename turns that link over, so that at each moment there is a whole version to
 * start; the one before stays beside it.
 */
export interface VersionFolders {
  readonly versions: string;
  /** What is started, whatever the version. */
  readonly program: string;
  folder(version: string): string;
  /** The running version gets a folder of its own, if it has none: the same files (hard links), no room taken. */
  keepRunning(version: string): Promise<void>;
  /** From now on this version is started, and `previous` names the one to go back to (null: none). */
  turnTo(version: string, previous: string | null): Promise<void>;
  previous(): Promise<string | null>;
  /** Removes what belongs to neither the running version nor the previous one. */
  tidy(running: string): Promise<void>;
}

const VERSIONS = 'versions';
const PREVIOUS = 'previous';
/** In the folder of a version that came out of an archive, whose sha512 it holds. */
export const ARCHIVE_MARK = '.sha512';

/** The program to start for one that runs: the link that always leads to the version of the day, or itself. */
export function lastingProgram(running: string): string {
  return placeOf(running).program;
}

function placeOf(running: string): { readonly root: string; readonly program: string } {
  const folder = dirname(running);
  const inVersions = basename(dirname(folder)) === VERSIONS && readVersion(basename(folder)) !== null;
  const root = inVersions ? dirname(dirname(folder)) : folder;
  return { root, program: join(root, basename(running)) };
}

/** @param running the real path of the program that runs (`process.execPath`) */
export function versionFolders(running: string): VersionFolders {
  const { root, program } = placeOf(running);
  const name = basename(running);
  const versions = join(root, VERSIONS);
  const folder = (version: string): string => join(versions, version);
  const previousLink = join(versions, PREVIOUS);

  async function turnLink(path: string, target: string): Promise<void> {
    const temporary = join(versions, `.${basename(path)}.link`);
    await rm(temporary, { force: true });
    await symlink(target, temporary);
    await rename(temporary, path);
  }

  return {
    versions,
    program,
    folder,
    async keepRunning(version) {
      const kept = folder(version);
      if (dirname(running) === kept || (await exists(join(kept, name)))) return;
      const making = join(versions, `.keep-${version}`);
      await rm(making, { recursive: true, force: true });
      for (const each of await readdir(root))
        if (each !== VERSIONS) await linkTree(join(root, each), join(making, each));
      await rename(making, kept);
    },
    async turnTo(version, previous) {
      await access(join(folder(version), name), constants.X_OK);
      if (previous === null) await rm(previousLink, { force: true });
      else await turnLink(previousLink, previous);
      await turnLink(program, join(VERSIONS, version, name));
    },
    async previous() {
      const version = await readlink(previousLink).catch(() => '');
      if (readVersion(version) === null || folder(version) === dirname(running)) return null;
      return (await exists(join(folder(version), name))) ? version : null;
    },
    async tidy(runningVersion) {
      // Before the first update there is nothing of ours but the app itself.
      if (dirname(running) !== folder(runningVersion)) return;
      const previous = await this.previous();
      const kept = new Set([runningVersion, PREVIOUS, ...(previous === null ? [] : [previous])]);
      for (const each of await readdir(versions))
        if (!kept.has(each)) await rm(join(versions, each), { recursive: true, force: true });
      // What was unpacked first lies here too. It is known by the names in an archive of ours: what else is here is the person's.
      if (!(await exists(join(folder(runningVersion), ARCHIVE_MARK)))) return;
      for (const each of await readdir(folder(runningVersion)))
        if (each !== name) await rm(join(root, each), { recursive: true, force: true });
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** The same files under other names; what isn't there is left out. */
async function linkTree(from: string, to: string): Promise<void> {
  const found = await lstat(from).catch(() => null);
  if (!found) return;
  if (found.isDirectory()) {
    await mkdir(to, { recursive: true });
    for (const each of await readdir(from)) await linkTree(join(from, each), join(to, each));
  } else {
    await mkdir(dirname(to), { recursive: true });
    if (found.isSymbolicLink()) await symlink(await readlink(from), to);
    // Some file systems have no hard links.
    else await link(from, to).catch(() => copyFile(from, to));
  }
}
