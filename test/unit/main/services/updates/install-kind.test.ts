import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installKind, type Installed } from '../../../../../src/main/services/updates/install-kind';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offhook-kind-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function kind(change: Partial<Installed> = {}): Promise<string> {
  const found = await installKind({
    platform: 'linux',
    packaged: true,
    program: join(folder, 'offhook'),
    resources: join(folder, 'resources'),
    env: {},
    flatpakInfo: join(folder, '.flatpak-info'),
    ...change,
  });
  return found.by === 'nobody' ? found.why : found.by;
}

it('on Linux is a folder of one’s own, unless something else says so', async () => {
  expect(await kind()).toBe('folder');
  expect(await kind({ program: join(folder, 'versions/0.2.0/offhook') })).toBe('folder');
  expect(await kind({ program: join(folder, 'gone/offhook') })).toBe('not-writable');
  expect(await kind({ packaged: false })).toBe('checkout');
  expect(await kind({ env: { SNAP: '/snap/offhook/1' } })).toBe('store');
  expect(await kind({ env: { FLATPAK_ID: 'app.offhook.desktop' } })).toBe('store');
  expect(await kind({ env: { APPIMAGE: join(folder, 'Offhook.AppImage') } })).toBe('app-image');
  expect(await kind({ env: { APPIMAGE: join(folder, 'gone/Offhook.AppImage') } })).toBe('not-writable');
  await writeFile(join(folder, '.flatpak-info'), '');
  expect(await kind()).toBe('store');
});

it.each(['deb', 'rpm', 'pacman'])('is the package manager’s when it came as %s', async (type) => {
  await mkdir(join(folder, 'resources'));
  await writeFile(join(folder, 'resources/package-type'), `${type}\n`);
  expect(await kind()).toBe('package-manager');
});

it('on Windows is NSIS where its uninstaller lies, else the administrator’s', async () => {
  expect(await kind({ platform: 'win32' })).toBe('administrator');
  await writeFile(join(folder, 'Uninstall Offhook.exe'), '');
  expect(await kind({ platform: 'win32' })).toBe('nsis');
});

it('on macOS is replaced where its folder can be written', async () => {
  const program = join(folder, 'Offhook.app/Contents/MacOS/Offhook');
  expect(await kind({ platform: 'darwin', program })).toBe('squirrel');
  expect(await kind({ platform: 'darwin', program: join(folder, 'gone', program) })).toBe('not-writable');
});
