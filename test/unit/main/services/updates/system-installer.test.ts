import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createKeptInstallers } from '../../../../../src/main/services/updates/kept-installers';
import { createSystemInstaller } from '../../../../../src/main/services/updates/system-installer';
import { FEED_URL, sha512 } from './signed-feed';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-kept-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const FEED = new URL(FEED_URL);
const kept = (version: string, start: (installer: string) => void = vi.fn()) =>
  createKeptInstallers({ folder: join(folder, 'installers'), version, start });

function windows(version: string, start: (installer: string) => void = vi.fn()) {
  const updater = {
    bring: vi.fn(async () => {
      const path = join(folder, 'brought.exe');
      await writeFile(path, 'installer');
      return path;
    }),
    handOver: vi.fn(),
  };
  const installer = createSystemInstaller({
    updater,
    fileEnding: '.exe',
    feedSuffix: '',
    asksAdministrator: true,
    kept: kept(version, start),
  });
  return { updater, installer };
}
const release = (version: string) => ({
  version,
  files: [
    { url: `Offhook-${version}.msi`, sha512: 'x' },
    { url: `Offhook-${version}.exe`, sha512: sha512(Buffer.from('installer')) },
  ],
});

it('has electron-updater bring its own kind of file, and hands over to it', async () => {
  const { installer, updater } = windows('0.1.0');
  expect((await installer.install('0.2.0')).ok).toBe(false);
  expect(await installer.fetch(release('0.2.0'), FEED)).toEqual({ ok: true, value: null });
  const [, exe] = release('0.2.0').files;
  expect(updater.bring).toHaveBeenCalledWith({ version: '0.2.0', files: [exe] }, FEED);
  expect(await installer.install('0.2.0')).toEqual({ ok: true, value: { by: 'installer' } });
  expect(updater.handOver).toHaveBeenCalledTimes(1);
  const none = await installer.fetch({ version: '0.3.0', files: release('0.3.0').files.slice(0, 1) }, FEED);
  expect(!none.ok && none.error.code).toBe('no-file');
});

it.each([
  [Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' }), 'bad-hash'],
  [Object.assign(new Error('not signed'), { code: 'ERR_UPDATER_INVALID_SIGNATURE' }), 'bad-signature'],
  [new Error('Code signature at URL … did not pass validation'), 'bad-signature'],
  [Object.assign(new Error('full'), { code: 'ENOSPC' }), 'no-space'],
  [new Error('net::ERR_INTERNET_DISCONNECTED'), 'network'],
])('says what keeps electron-updater from it: %s', async (error, fault) => {
  const { installer, updater } = windows('0.1.0');
  updater.bring.mockRejectedValue(error);
  const outcome = await installer.fetch(release('0.2.0'), FEED);
  expect(!outcome.ok && outcome.error.code).toBe(fault);
});

it('goes back with the installer that was kept, if it is still the same', async () => {
  const start = vi.fn();
  for (const version of ['0.1.0', '0.2.0', '0.3.0'])
    await windows('0.0.1').installer.fetch(release(version), FEED);
  const { installer } = windows('0.3.0', start);
  expect(await installer.previous()).toBe('0.2.0');
  expect(await installer.rollBack()).toEqual({ ok: true, value: { by: 'installer' } });
  expect(start).toHaveBeenCalledWith(join(folder, 'installers/0.2.0.exe'));
  await installer.tidy();
  expect((await readdir(join(folder, 'installers'))).sort()).toEqual([
    '0.2.0.exe',
    '0.2.0.sha512',
    '0.3.0.exe',
    '0.3.0.sha512',
  ]);
  await writeFile(join(folder, 'installers/0.2.0.exe'), 'another');
  expect((await installer.rollBack()).ok).toBe(false);
  expect(await windows('0.2.0').installer.previous()).toBeNull();
});
