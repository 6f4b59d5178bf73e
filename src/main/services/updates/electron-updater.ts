import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { Log } from '../../../shared/log/levels';
import type { Release } from './feed-document';
import type { SystemUpdater } from './system-installer';

/**
 * electron-updater with nothing left to decide: it asks no server what there is, but gets the release whose signature we checked; it
 * brings the file, checks its hash, and has Windows (Authenticode) or macOS (Squirrel) check who signed it.
 */
export async function loadElectronUpdater(by: 'nsis' | 'squirrel', log: Log): Promise<SystemUpdater> {
  const { MacUpdater, NsisUpdater, Provider } = await import('electron-updater');
  const { resolveFiles } = await import('electron-updater/out/providers/Provider.js');
  let given: { readonly release: Release; readonly feed: URL } | null = null;

  class CheckedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super({ ...runtime, isUseMultipleRangeRequest: false });
    }
    getLatestVersion(): Promise<UpdateInfo> {
      return given ? Promise.resolve(infoOf(given.release)) : Promise.reject(new Error('nothing was given'));
    }
    resolveFiles(info: UpdateInfo) {
      return resolveFiles(info, given?.feed ?? new URL('https://feed.invalid'));
    }
  }

  const updater = by === 'nsis' ? new NsisUpdater() : new MacUpdater();
  updater.setFeedURL({ provider: 'custom', updateProvider: CheckedProvider });
  updater.logger = log;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.disableWebInstaller = true;
  // What is installed when is decided before it gets here.
  updater.allowDowngrade = true;
  updater.allowPrerelease = true;
  updater.isUserWithinRollout = () => true;
  // It tells by an event too, which nobody may leave unheard.
  updater.on('error', () => undefined);

  return {
    async bring(release, feed) {
      given = { release, feed };
      await updater.checkForUpdates();
      const [path] = await updater.downloadUpdate();
      if (path === undefined) throw new Error('nothing was brought');
      return path;
    },
    handOver() {
      updater.quitAndInstall(true, true);
    },
  };
}

/** Runs an NSIS installer of ours as electron-updater does; `elevated` through the helper that asks for the administrator. */
export function startInstaller(installer: string, resources: string, elevated: boolean): void {
  const words = ['--updated', '/S', '--force-run'];
  const [program, args] = elevated
    ? [join(resources, 'elevate.exe'), [installer, ...words]]
    : [installer, words];
  spawn(program, args, { detached: true, stdio: 'ignore' }).unref();
}

function infoOf({ version, files }: Release): UpdateInfo {
  // Its older fields are required by its types alone.
  return {
    version,
    files: files.map(({ url, sha512, size }) => ({ url, sha512, ...(size === undefined ? {} : { size }) })),
    releaseDate: '',
  } as unknown as UpdateInfo;
}
