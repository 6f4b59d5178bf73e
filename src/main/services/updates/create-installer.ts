import { dirname, join } from 'node:path';
import type { NoUpdates } from '../../../shared/domain/update-snapshot';
import type { Log } from '../../../shared/log/levels';
import { createAppImageInstaller } from './app-image-installer';
import { createFolderInstaller } from './folder-installer';
import type { InstallKind } from './install-kind';
import type { Installer } from './installer';
import { createKeptInstallers } from './kept-installers';
import type { Fetch } from './secure-fetch';
import { createSystemInstaller } from './system-installer';

export interface InstallerParts {
  readonly fetch: Fetch;
  readonly log: Log;
  /** The one that runs. */
  readonly version: string;
  /** `process.execPath` */
  readonly program: string;
  readonly resources: string;
  readonly arch: string;
  /** Of the profile; installers are kept in it. */
  readonly userData: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  isWritable(folder: string): Promise<boolean>;
}

/** What replaces an app that was installed so; where nobody may, why. */
export async function createInstaller(
  kind: InstallKind,
  parts: InstallerParts,
): Promise<Installer | NoUpdates> {
  const { arch, fetch, log, program, resources, version } = parts;
  switch (kind.by) {
    case 'nobody':
      return kind.why;
    case 'folder':
      return createFolderInstaller({ fetch, running: program, version, arch });
    case 'app-image':
      return createAppImageInstaller({ fetch, file: parts.env['APPIMAGE'] ?? program, version, arch });
    case 'squirrel': {
      const { loadElectronUpdater } = await import('./electron-updater');
      return createSystemInstaller({
        updater: await loadElectronUpdater('squirrel', log),
        fileEnding: '.zip',
        feedSuffix: '-mac',
        asksAdministrator: false,
        kept: null,
      });
    }
    case 'nsis': {
      const { loadElectronUpdater, startInstaller } = await import('./electron-updater');
      const asksAdministrator = !(await parts.isWritable(dirname(program)));
      return createSystemInstaller({
        updater: await loadElectronUpdater('nsis', log),
        fileEnding: '.exe',
        feedSuffix: '',
        asksAdministrator,
        kept: createKeptInstallers({
          folder: join(parts.userData, 'installers'),
          version,
          start: (installer) => {
            startInstaller(installer, resources, asksAdministrator);
          },
        }),
      });
    }
  }
}
