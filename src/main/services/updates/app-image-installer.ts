import { chmod, copyFile, link, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok } from '../../../shared/domain/result';
import { readVersion } from '../../../shared/domain/version';
import { download } from './download';
import { fileFault } from './file-fault';
import type { Installer } from './installer';
import { fileAddress, type Fetch } from './secure-fetch';

export interface AppImageParts {
  readonly fetch: Fetch;
  /** `APPIMAGE`: the file that was started. */
  readonly file: string;
  readonly version: string;
  /** `process.arch` */
  readonly arch: string;
}

/**
 * One file that is the app. The new one takes its name by one rename, which electron-updater's own way (delete, then move, then start
 * beside the old one) doesn't; the one before stays beside it under a hidden name.
 */
export function createAppImageInstaller({ fetch, file, version, arch }: AppImageParts): Installer {
  const folder = dirname(file);
  const name = basename(file);
  const beside = (what: string): string => join(folder, `.${name}.${what}`);
  const keptName = (kept: string): string => beside(`${kept}.previous`);

  async function kept(): Promise<string[]> {
    const [head, tail] = [`.${name}.`, '.previous'];
    const names = await readdir(folder).catch(() => []);
    return names
      .filter((each) => each.startsWith(head) && each.endsWith(tail))
      .map((each) => each.slice(head.length, -tail.length))
      .filter((each) => readVersion(each) !== null && each !== version);
  }

  return {
    feedSuffix: arch === 'x64' ? '-linux' : `-linux-${arch}`,
    asksAdministrator: false,
    installsInPlace: true,
    async fetch(release, feed) {
      const offered = release.files.find(({ url }) => url.endsWith('.AppImage'));
      const url = offered && fileAddress(feed, offered.url);
      if (!url) return fail('no-file', 'no AppImage beside the feed');
      const fetched = await download(fetch, url, offered, beside('update'));
      if (!fetched.ok) return fetched;
      try {
        await chmod(beside('update'), 0o755);
        return ok(null);
      } catch (error) {
        return fileFault(error, 'not-unpacked');
      }
    },
    async forget() {
      await rm(beside('update'), { force: true }).catch(() => undefined);
    },
    async install() {
      try {
        await rm(keptName(version), { force: true });
        await link(file, keptName(version)).catch(() => copyFile(file, keptName(version)));
        await rename(beside('update'), file);
        return ok({ by: 'us', program: file });
      } catch (error) {
        return fileFault(error, 'not-installed');
      }
    },
    previous: async () => (await kept())[0] ?? null,
    async rollBack() {
      const [previous] = await kept();
      if (previous === undefined) return fail('not-installed', 'no version is kept');
      try {
        await rename(keptName(previous), file);
        return ok({ by: 'us', program: file });
      } catch (error) {
        return fileFault(error, 'not-installed');
      }
    },
    async tidy() {
      await rm(beside('update'), { force: true }).catch(() => undefined);
      await rm(keptName(version), { force: true }).catch(() => undefined);
    },
  };
}
