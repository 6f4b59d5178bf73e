import { copyFile, mkdir, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readSettings } from '../../../shared/config/read-settings';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import { writeWhole } from '../atomic-file';

export interface LoadedSettings {
  readonly settings: Settings;
  /** `unreadable`: damaged, set aside, these are what was good of it and else the defaults. `newer`: written by a later version, left alone. */
  readonly problem: 'unreadable' | 'newer' | null;
}

/** The settings document of this user. */
export interface SettingsFile {
  /** Reads the file once; later calls give what was read or last saved. Never rejects. */
  load(): Promise<LoadedSettings>;
  /** False: it could not be written, or must not be (`newer`); the old file stands. */
  save(settings: Settings): Promise<boolean>;
}

/**
 * @param path `settings.json`; a damaged one becomes `settings.broken-TIMESTAMP.json` beside it
 * @param nowMs ms since the epoch
 */
export function createSettingsFile(path: string, log: Log, nowMs: () => number): SettingsFile {
  let loading: Promise<LoadedSettings> | null = null;
  let writing: Promise<unknown> = Promise.resolve();
  /** Nothing is written over a file that we could neither read nor put aside. */
  let keepFile = false;

  async function read(): Promise<LoadedSettings> {
    let text: string;
    try {
      text = await readFile(path, 'utf8');
    } catch (error) {
      if (isMissing(error)) return { settings: DEFAULT_SETTINGS, problem: null };
      log.error(`settings can't be read: ${String(error)}`);
      return setAside();
    }
    const found = readSettings(parsed(text));
    if (found.ok) {
      const { settings, dropped } = found.value;
      return dropped.length === 0 ? { settings, problem: null } : mend(settings, dropped);
    }
    log.error(`settings: ${found.error.code}, ${found.error.detail}`);
    if (found.error.code === 'not-settings') return setAside();
    keepFile = true;
    return { settings: DEFAULT_SETTINGS, problem: 'newer' };
  }

  async function setAside(): Promise<LoadedSettings> {
    await aside(rename);
    return { settings: DEFAULT_SETTINGS, problem: 'unreadable' };
  }

  /** Keeps a copy of the damaged file and writes what was good of it in its place. */
  async function mend(settings: Settings, dropped: readonly string[]): Promise<LoadedSettings> {
    log.error(`settings: left out ${dropped.join(', ')}`);
    await aside(copyFile);
    await write(settings);
    return { settings, problem: 'unreadable' };
  }

  async function aside(bring: (from: string, to: string) => Promise<void>): Promise<void> {
    const stamp = new Date(nowMs()).toISOString().replace(/[:.]/g, '-');
    try {
      await bring(path, path.replace(/\.json$/, `.broken-${stamp}.json`));
    } catch (error) {
      keepFile = true;
      log.error(`settings can't be set aside: ${String(error)}`);
    }
  }

  async function write(settings: Settings): Promise<boolean> {
    if (keepFile) return false;
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeWhole(path, `${JSON.stringify(settings, null, 2)}\n`);
      return true;
    } catch (error) {
      log.error(`settings not written: ${String(error)}`);
      return false;
    }
  }

  function load(): Promise<LoadedSettings> {
    loading ??= read();
    return loading;
  }

  return {
    load,
    async save(settings) {
      const { problem } = await load();
      const saved = writing.then(() => write(settings));
      writing = saved;
      if (!(await saved)) return false;
      loading = Promise.resolve({ settings, problem });
      return true;
    },
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
