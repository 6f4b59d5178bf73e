import { fail, ok } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';
import type { Release } from './feed-document';
import { fileFault } from './file-fault';
import type { Installer } from './installer';
import type { KeptInstallers } from './kept-installers';
import { fileAddress } from './secure-fetch';

/** What we need of electron-updater: it gets what was checked already, brings the file, checks its hash and the system's signature. */
export interface SystemUpdater {
  /** Resolves with the path of the file that was brought. */
  bring(release: Release, feed: URL): Promise<string>;
  /** Starts the system's installer, which waits for our end and starts the new version. */
  handOver(): void;
}

export interface SystemInstallerParts {
  readonly updater: SystemUpdater;
  /** `.exe` (NSIS) or `.zip` (Squirrel) */
  readonly fileEnding: string;
  readonly feedSuffix: string;
  readonly asksAdministrator: boolean;
  /** Null: this system can't go back. */
  readonly kept: KeptInstallers | null;
}

/** Windows (NSIS) and macOS (Squirrel), by electron-updater. */
export function createSystemInstaller(parts: SystemInstallerParts): Installer {
  const { fileEnding, kept, updater } = parts;
  let ready = false;
  return {
    feedSuffix: parts.feedSuffix,
    asksAdministrator: parts.asksAdministrator,
    installsInPlace: false,
    async fetch(release, feed) {
      ready = false;
      const file = release.files.find(({ url }) => url.endsWith(fileEnding));
      if (!file || !fileAddress(feed, file.url)) return fail('no-file', `no ${fileEnding} beside the feed`);
      try {
        const path = await updater.bring({ ...release, files: [file] }, feed);
        await kept?.keep(release.version, path, file.sha512);
        ready = true;
        return ok(null);
      } catch (error) {
        return updaterFault(error);
      }
    },
    forget() {
      ready = false;
      return Promise.resolve();
    },
    install() {
      if (!ready) return Promise.resolve(fail('not-installed', 'nothing was fetched'));
      try {
        updater.handOver();
        return Promise.resolve(ok({ by: 'installer' }));
      } catch (error) {
        return Promise.resolve(fail('not-installed', String(error)));
      }
    },
    previous: async () => (await kept?.previous()) ?? null,
    async rollBack() {
      const started = await kept?.startPrevious();
      return started === true
        ? ok({ by: 'installer' })
        : fail('not-installed', 'the kept installer is not there');
    },
    tidy: async () => kept?.tidy(),
  };
}

const FAULTS: Readonly<Record<string, UpdateFault>> = {
  ERR_CHECKSUM_MISMATCH: 'bad-hash',
  ERR_UPDATER_INVALID_SIGNATURE: 'bad-signature',
};

function updaterFault(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = FAULTS[code];
  if (known) return fail(known, String(error));
  // Squirrel's own check of the signature has only words.
  if (/code signature|did not pass validation/i.test(String(error)))
    return fail('bad-signature', String(error));
  return fileFault(error, 'network');
}
