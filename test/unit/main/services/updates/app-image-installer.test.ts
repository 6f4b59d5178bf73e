import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAppImageInstaller } from '../../../../../src/main/services/updates/app-image-installer';
import { FEED_URL, serving, sha512 } from './signed-feed';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-image-'));
  file = join(folder, 'Offhook.AppImage');
  await writeFile(file, '0.1.0');
  await chmod(file, 0o755);
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const FEED = new URL(FEED_URL);
const BYTES = Buffer.from('0.2.0');
const NAME = 'Offhook-0.2.0.AppImage';
const RELEASE = {
  version: '0.2.0',
  files: [
    { url: 'offhook-0.2.0.tar.gz', sha512: sha512(Buffer.from('x')) },
    { url: NAME, sha512: sha512(BYTES) },
  ],
};
const installer = (version: string, served: Buffer = BYTES) =>
  createAppImageInstaller({ fetch: serving({ [NAME]: served }).fetch, file, version, arch: 'x64' });

it('takes the place of the file that was started, which stays for the way back', async () => {
  const first = installer('0.1.0');
  expect(await first.fetch(RELEASE, FEED)).toEqual({ ok: true, value: null });
  expect(await readFile(file, 'utf8')).toBe('0.1.0');
  expect(await first.install('0.2.0')).toEqual({ ok: true, value: { by: 'us', program: file } });
  expect(await readFile(file, 'utf8')).toBe('0.2.0');
  expect((await stat(file)).mode & 0o111).toBe(0o111);
  const second = installer('0.2.0');
  await second.tidy();
  expect(await second.previous()).toBe('0.1.0');
  expect((await second.rollBack()).ok).toBe(true);
  expect(await readFile(file, 'utf8')).toBe('0.1.0');
  expect(await readdir(folder)).toEqual(['Offhook.AppImage']);
  expect(await installer('0.1.0').previous()).toBeNull();
});

it('is left alone when the server has another file, or none', async () => {
  const wrong = await installer('0.1.0', Buffer.from('0.2.1')).fetch(RELEASE, FEED);
  expect(!wrong.ok && wrong.error.code).toBe('bad-hash');
  const none = await installer('0.1.0').fetch({ ...RELEASE, files: RELEASE.files.slice(0, 1) }, FEED);
  expect(!none.ok && none.error.code).toBe('no-file');
  expect((await installer('0.1.0').install('0.2.0')).ok).toBe(false);
  expect(await readFile(file, 'utf8')).toBe('0.1.0');
});
