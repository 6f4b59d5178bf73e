import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkKeychainLibrary, otherLibrariesLeftOut } from '../../../src/launch/keychain-library';

const PREBUILDS = join(import.meta.dirname, '../../../node_modules/keytar/prebuilds');
let resources: string;

beforeEach(async () => {
  resources = await mkdtemp(join(tmpdir(), 'offhook-resources-'));
});
afterEach(() => rm(resources, { recursive: true }));

function placeOf(target: string): string {
  return join(resources, 'app.asar.unpacked/node_modules/keytar/prebuilds', target, 'keytar.node');
}

async function packed(from: string, as: string): Promise<void> {
  await mkdir(dirname(placeOf(as)), { recursive: true });
  await cp(join(PREBUILDS, from, 'keytar.node'), placeOf(as));
}

it.each(['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'])(
  'knows the library for %s',
  async (target) => {
    const [platform = '', arch = ''] = target.split('-');
    await packed(target, target);
    await expect(checkKeychainLibrary(resources, platform, arch)).resolves.toBeUndefined();
  },
);

it.each([
  ['linux-x64', 'linux-arm64'],
  ['win32-arm64', 'win32-x64'],
  ['darwin-x64', 'darwin-arm64'],
  ['linux-x64', 'win32-x64'],
])('takes that for %s for none for %s', async (from, target) => {
  const [platform = '', arch = ''] = target.split('-');
  await packed(from, target);
  await expect(checkKeychainLibrary(resources, platform, arch)).rejects.toThrow(
    'is made for another machine',
  );
});

it('says which machine has none', async () => {
  await expect(checkKeychainLibrary(resources, 'linux', 'armv7l')).rejects.toThrow(
    'There is no keychain library for linux-armv7l: pack for x64 or arm64.',
  );
  await expect(checkKeychainLibrary(resources, 'linux', 'arm64')).rejects.toThrow(
    'The package for linux-arm64 has no keychain library',
  );
});

it('takes no stump for a library', async () => {
  await mkdir(dirname(placeOf('win32-x64')), { recursive: true });
  await writeFile(placeOf('win32-x64'), 'MZ');
  await expect(checkKeychainLibrary(resources, 'win32', 'x64')).rejects.toThrow(
    'is made for another machine',
  );
});

it('leaves those of other machines out', () => {
  expect(otherLibrariesLeftOut('win32')).toEqual([
    'package.json',
    '!node_modules/keytar/prebuilds/!(win32-${arch}){,/**/*}',
  ]);
});
