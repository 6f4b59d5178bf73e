import { access, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { constants } from 'node:fs';
import { fail, ok } from '../../../shared/domain/result';
import { readVersion } from '../../../shared/domain/version';
import { download } from './download';
import { fileFault } from './file-fault';
import type { Installer } from './installer';
import { fileAddress, type Fetch } from './secure-fetch';
import { unpack } from './unpack';
import { ARCHIVE_MARK, versionFolders } from './version-folders';

export interface FolderInstallerParts {
  readonly fetch: Fetch;
  /** `process.execPath` */
  readonly running: string;
  readonly version: string;
  /** `process.arch` */
  readonly arch: string;
}

/** The app in a folder of the person's own, unpacked from a tar.gz. */
export function createFolderInstaller({ fetch, running, version, arch }: FolderInstallerParts): Installer {
  const folders = versionFolders(running);
  const name = basename(running);
  const scratch = (what: string): string => join(folders.versions, `.${what}`);

  /** Everything but the mark, which stands when all is there. */
  async function bring(archive: string, into: string, sha512: string): Promise<void> {
    const unpacking = scratch('unpack');
    await rm(unpacking, { recursive: true, force: true });
    await mkdir(unpacking, { recursive: true });
    try {
      await unpack(archive, unpacking);
      await access(join(unpacking, name), constants.X_OK);
      await writeFile(join(unpacking, ARCHIVE_MARK), sha512);
      await rm(into, { recursive: true, force: true });
      await rename(unpacking, into);
    } finally {
      await rm(unpacking, { recursive: true, force: true });
      await rm(archive, { force: true });
    }
  }

  return {
    feedSuffix: arch === 'x64' ? '-linux' : `-linux-${arch}`,
    asksAdministrator: false,
    installsInPlace: true,
    async fetch(release, feed) {
      if (readVersion(release.version) === null || release.version === version)
        return fail('unreadable', 'that version is none, or ours');
      const file = release.files.find(({ url }) => url.endsWith('.tar.gz'));
      const url = file && fileAddress(feed, file.url);
      if (!url) return fail('no-file', 'no tar.gz beside the feed');
      const into = folders.folder(release.version);
      try {
        const there = await readFile(join(into, ARCHIVE_MARK), 'utf8').catch(() => '');
        if (there === file.sha512) return ok(null);
        await mkdir(folders.versions, { recursive: true });
        const archive = scratch('download.tar.gz');
        const fetched = await download(fetch, url, file, archive);
        if (!fetched.ok) return fetched;
        await bring(archive, into, file.sha512);
        return ok(null);
      } catch (error) {
        return fileFault(error, 'not-unpacked');
      }
    },
    async forget() {
      const previous = await folders.previous();
      for (const each of await readdir(folders.versions).catch(() => []))
        if (readVersion(each) !== null && each !== version && each !== previous)
          await rm(folders.folder(each), { recursive: true, force: true }).catch(() => undefined);
    },
    async install(next) {
      try {
        await folders.keepRunning(version);
        await folders.turnTo(next, version);
        return ok({ by: 'us', program: folders.program });
      } catch (error) {
        return fileFault(error, 'not-installed');
      }
    },
    previous: () => folders.previous(),
    async rollBack() {
      try {
        const previous = await folders.previous();
        if (previous === null) return fail('not-installed', 'no version is kept');
        await folders.turnTo(previous, null);
        return ok({ by: 'us', program: folders.program });
      } catch (error) {
        return fileFault(error, 'not-installed');
      }
    },
    tidy: () => folders.tidy(version).catch(() => undefined),
  };
}
