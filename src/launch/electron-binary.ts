import { access, constants, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fail, ok, type Result } from '../shared/domain/result';
import { runOwned } from './owned-child';

/** `not-executable`: the named folder holds no Electron. `not-fetched`: it is not here and could not be fetched. */
export type ElectronFault = 'not-executable' | 'not-fetched';

export interface ElectronSearch {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder of the electron package (default: the one installed here). */
  readonly packageDir?: string;
  /** How long a download may take, ms. */
  readonly timeoutMs: number;
  /** Told once, before a download starts. */
  readonly onFetch: (version: string) => void;
}

/** Where the executable is inside a distribution of Electron. */
export function executableIn(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * The Electron to run: of the folder in ELECTRON_OVERRIDE_DIST_PATH, else the electron package's own, fetched on first use by the
 * package's `install.js` (its npm package carries no binary since version 42).
 */
export async function findElectron(search: ElectronSearch): Promise<Result<string, ElectronFault>> {
  const override = search.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const path = join(override, executableIn(search.platform));
    return (await isExecutable(path)) ? ok(path) : fail('not-executable', path);
  }
  const packageDir =
    search.packageDir ?? dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const path = join(packageDir, 'dist', executableIn(search.platform));
  if (await isExecutable(path)) return ok(path);
  search.onFetch(await packageVersion(packageDir));
  const problem = await fetchElectron(packageDir, search);
  if (problem !== null) return fail('not-fetched', problem);
  return (await isExecutable(path)) ? ok(path) : fail('not-fetched', `no ${path} after the download`);
}

async function packageVersion(packageDir: string): Promise<string> {
  const document: unknown = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
  const version = typeof document === 'object' && document !== null && 'version' in document;
  return version ? String(document.version) : '';
}

/** What went wrong, in the downloader's words; null when it worked. */
async function fetchElectron(packageDir: string, search: ElectronSearch): Promise<string | null> {
  const { env, timeoutMs } = search;
  const ending = await runOwned(process.execPath, [join(packageDir, 'install.js')], {
    env,
    timeoutMs,
    quiet: true,
  });
  if (ending.code === 0) return null;
  if (ending.signal !== null) return `nothing came within ${String(Math.round(timeoutMs / 1_000))} s`;
  return firstLine(ending.stderr);
}

function firstLine(words: string): string {
  return (
    words
      .split('\n')
      .map((line) => line.trim().replace(/^\w*Error: /, ''))
      .find((line) => line !== '') ?? 'no reason given'
  );
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
