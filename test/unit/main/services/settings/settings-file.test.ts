import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createSettingsFile,
  type SettingsFile,
} from '../../../../../src/main/services/settings/settings-file';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';
import { ALICE } from '../../../../fakes/account';
import { recordedLog } from '../../recorded-log';

const NOW = Date.UTC(2026, 10, 20, 21, 42, 7, 123);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-settings-'));
  path = join(folder, 'settings.json');
});
afterEach(async () => {
  await chmod(folder, 0o700);
  await rm(folder, { recursive: true });
});

function open(): SettingsFile {
  return createSettingsFile(path, recordedLog().log, () => NOW);
}
function changed(demo: boolean): Settings {
  return { ...DEFAULT_SETTINGS, demo };
}

describe('settings', () => {
  it('are the defaults on the first start, and nothing is written for it', async () => {
    expect(await open().load()).toEqual({ settings: DEFAULT_SETTINGS, problem: null });
    expect(await readdir(folder)).toEqual([]);
  });

  it('are kept, for this user alone, with nothing left over', async () => {
    const file = open();
    expect(await file.save(changed(true))).toBe(true);
    expect((await file.load()).settings.demo).toBe(true);
    expect((await open().load()).settings.demo).toBe(true);
    expect(await readdir(folder)).toEqual(['settings.json']);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('end as the last of several saves at once', async () => {
    const file = open();
    await Promise.all([file.save(changed(true)), file.save(changed(false)), file.save(changed(true))]);
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(changed(true));
  });

  it('get the defaults for keys an older file lacks', async () => {
    await writeFile(path, JSON.stringify({ version: 1, demo: true, sound: { ringVolumeRatio: 0.2 } }));
    const { settings, problem } = await open().load();
    expect([settings.demo, settings.sound.ringVolumeRatio, settings.sound.echoCancellation, problem]).toEqual(
      [true, 0.2, true, null],
    );
  });
});

describe('a damaged file', () => {
  it.each(['', '{', 'null', '[]', '\u0000\u0000'])('is set aside unchanged: %j', async (text) => {
    await writeFile(path, text);
    const file = open();
    expect(await file.load()).toEqual({ settings: DEFAULT_SETTINGS, problem: 'unreadable' });
    const aside = 'settings.broken-2026-11-20T21-42-07-123Z.json';
    expect(await readdir(folder)).toEqual([aside]);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
    expect(await file.save(changed(true))).toBe(true);
    expect((await readdir(folder)).sort()).toEqual([aside, 'settings.json']);
  });

  it('gives what is good of it, which is written at once, and a copy of the whole is kept', async () => {
    const text = JSON.stringify({ version: 1, accounts: [ALICE], demo: 'perhaps' });
    await writeFile(path, text);
    const mended = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
    expect(await open().load()).toEqual({ settings: mended, problem: 'unreadable' });
    expect(await open().load()).toEqual({ settings: mended, problem: null });
    const aside = 'settings.broken-2026-11-20T21-42-07-123Z.json';
    expect((await readdir(folder)).sort()).toEqual([aside, 'settings.json']);
    expect(await readFile(join(folder, aside), 'utf8')).toBe(text);
  });

  it('that can be neither read nor set aside is not written over', async () => {
    await mkdir(path);
    await mkdir(path.replace(/\.json$/, '.broken-2026-11-20T21-42-07-123Z.json'));
    await writeFile(join(path.replace(/\.json$/, '.broken-2026-11-20T21-42-07-123Z.json'), 'full'), '');
    const file = open();
    expect((await file.load()).problem).toBe('unreadable');
    expect(await file.save(changed(true))).toBe(false);
    expect((await stat(path)).isDirectory()).toBe(true);
  });
});

it('a file of a newer version is left alone', async () => {
  const newer = JSON.stringify({ version: 99, shiny: true });
  await writeFile(path, newer);
  const file = open();
  expect(await file.load()).toEqual({ settings: DEFAULT_SETTINGS, problem: 'newer' });
  expect(await file.save(changed(true))).toBe(false);
  expect(await readFile(path, 'utf8')).toBe(newer);
  expect((await file.load()).settings.demo).toBe(false);
});

it('a write that fails says so and leaves the old file', async () => {
  const file = open();
  await file.save(changed(true));
  await mkdir(`${path}.tmp`);
  expect(await file.save(changed(false))).toBe(false);
  expect((await file.load()).settings.demo).toBe(true);
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(changed(true));
});
