import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions, readVersion, type Version } from '../../../shared/domain/version';

/** Installers of versions that were updated to, so that one can go back where the system has only installers for that. */
export interface KeptInstallers {
  keep(version: string, installer: string, sha512: string): Promise<void>;
  previous(): Promise<string | null>;
  /** Checks it once more and starts it. False: it is gone, or another. */
  startPrevious(): Promise<boolean>;
  /** Keeps the running version's and the one before it. */
  tidy(): Promise<void>;
}

export interface KeptInstallersParts {
  readonly folder: string;
  /** The one that runs. */
  readonly version: string;
  /** Runs it silently; it waits for our end and starts what it installed. */
  start(installer: string): void;
}

export function createKeptInstallers({ folder, version, start }: KeptInstallersParts): KeptInstallers {
  const file = (of: string): string => join(folder, `${of}.exe`);
  const mark = (of: string): string => join(folder, `${of}.sha512`);

  async function older(): Promise<string[]> {
    const running = readVersion(version);
    const names = await readdir(folder).catch(() => []);
    return names
      .filter((name) => name.endsWith('.exe'))
      .map((name) => ({ name: name.slice(0, -4), read: readVersion(name.slice(0, -4)) }))
      .filter((each): each is { name: string; read: Version } => each.read !== null)
      .filter(({ read }) => running !== null && compareVersions(read, running) < 0)
      .sort((one, other) => compareVersions(other.read, one.read))
      .map(({ name }) => name);
  }

  return {
    async keep(of, installer, sha512) {
      await mkdir(folder, { recursive: true });
      await copyFile(installer, file(of));
      await writeFile(mark(of), sha512);
    },
    previous: async () => (await older())[0] ?? null,
    async startPrevious() {
      const [previous] = await older();
      if (previous === undefined) return false;
      const expected = await readFile(mark(previous), 'utf8').catch(() => '');
      if (expected === '' || (await sha512Of(file(previous))) !== expected) return false;
      start(file(previous));
      return true;
    },
    async tidy() {
      for (const of of (await older()).slice(1)) {
        await rm(file(of), { force: true }).catch(() => undefined);
        await rm(mark(of), { force: true }).catch(() => undefined);
      }
    },
  };
}

async function sha512Of(path: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const part of createReadStream(path)) hash.update(part as Buffer);
  return hash.digest('base64');
}
