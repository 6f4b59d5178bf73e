import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standInElectron } from '../../fakes/packaging/stand-in-electron';
import { pack, runTool } from '../../e2e/support/packed';
import { hasTool } from './tool';

/*
 * Every kind of package for Linux, for both machines, around a stand-in of Electron that says how it was started. fpm and the head of
 * an AppImage are stand-ins too (test/fakes/packaging).
 */

const ROOT = join(import.meta.dirname, '../../..');
const FAKES = join(ROOT, 'test/fakes/packaging');
const NEEDED = ['7zz', 'rpmbuild', 'dpkg-deb', 'mksquashfs'];

describe.skipIf(!NEEDED.every(hasTool))('packages for Linux', () => {
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'offhook-linux-'));
    const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    await standInElectron(join(out, 'electron'), packages['node_modules/electron']?.version ?? '');
    await pack(out, ['--built', '--linux', 'deb', 'rpm', 'tar.gz', 'AppImage', '--x64', '--arm64'], {
      ELECTRON_OVERRIDE_DIST_PATH: join(out, 'electron'),
      ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7zz',
      ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
      APPIMAGE_TOOLS_PATH: join(FAKES, 'appimage-tools'),
    });
  }, 180_000);
  afterAll(() => rm(out, { recursive: true }));

  it('are there for both machines, each with its bill of materials', async () => {
    const packages = (await readdir(out)).filter((name) => /\.(?:deb|rpm|gz|AppImage)$/.test(name));
    expect(packages.sort()).toEqual([
      'Offhook-0.1.0-arm64.AppImage',
      'Offhook-0.1.0.AppImage',
      'offhook-0.1.0-arm64.tar.gz',
      'offhook-0.1.0.aarch64.rpm',
      'offhook-0.1.0.tar.gz',
      'offhook-0.1.0.x86_64.rpm',
      'offhook_0.1.0_amd64.deb',
      'offhook_0.1.0_arm64.deb',
    ]);
    const bills = (await readdir(out)).filter((name) => name.endsWith('.cdx.json'));
    expect(bills).toEqual(expect.arrayContaining(packages.map((name) => `${name}.cdx.json`)));
  });

  it.each([
    ['amd64', 'x64'],
    ['arm64', 'arm64'],
  ])('name their machine and have its keychain library: deb, %s', async (machine, arch) => {
    const deb = join(out, `offhook_0.1.0_${machine}.deb`);
    expect((await runTool('dpkg-deb', ['--field', deb, 'Architecture'])).stdout.trim()).toBe(machine);
    const { stdout } = await runTool('dpkg-deb', ['--contents', deb]);
    expect(stdout.match(/prebuilds\/[\w-]+\/keytar\.node/g)).toEqual([`prebuilds/linux-${arch}/keytar.node`]);
  });

  it.each([
    ['x86_64', 'x64'],
    ['aarch64', 'arm64'],
  ])('name their machine and have its keychain library: rpm, %s', async (machine, arch) => {
    const rpm = join(out, `offhook-0.1.0.${machine}.rpm`);
    const { stdout } = await runTool('rpm', ['-qp', '--qf', '%{ARCH}\n[%{FILENAMES}\n]', rpm]);
    expect(stdout).toMatch(new RegExp(`^${machine}\n`));
    expect(stdout.match(/prebuilds\/[\w-]+\/keytar\.node/g)).toEqual([`prebuilds/linux-${arch}/keytar.node`]);
  });

  it.each(['offhook_0.1.0_amd64.deb', 'offhook-0.1.0.x86_64.rpm'])(
    'start by their name once installed, and leave nothing when they are removed: %s',
    async (name) => {
      const { stdout } = await runTool(join(FAKES, 'trial-install'), [
        join(out, name),
        'offhook',
        'offhook dial bob; stat -c "%a %U" /opt/Offhook/chrome-sandbox /etc/offhook/policies/managed',
      ]);
      const [installed = '', removed = ''] = stdout.split('--- removed');
      expect(installed).toMatch(/^started: \S*offhook dial bob$/m);
      expect(installed).toMatch(/^4755 root\n755 root$/m);
      expect(removed.trim()).toBe('');
    },
  );

  it('start from where they are unpacked: tar.gz', async () => {
    const to = await mkdtemp(join(out, 'unpacked-'));
    await runTool('tar', ['-xzf', join(out, 'offhook-0.1.0.tar.gz'), '-C', to]);
    expect(await readdir(to)).toEqual(['offhook-0.1.0']);
    const { stdout } = await runTool(join(to, 'offhook-0.1.0/offhook'), ['--hidden']);
    expect(stdout.trim()).toBe(`started: ${join(to, 'offhook-0.1.0/offhook')} --hidden`);
  });

  it('start in their sandbox where the system has one: AppImage', async () => {
    const image = join(out, 'Offhook-0.1.0.AppImage');
    const { stdout } = await runTool(image, ['status', '--json']);
    expect(stdout).toMatch(/^started: \S+\/offhook status --json$/m);
    const to = join(out, 'image');
    const start = (await readFile(join(FAKES, 'appimage-tools/runtimes/runtime-x64'))).length;
    await runTool('unsquashfs', ['-quiet', '-no-progress', '-offset', String(start), '-dest', to, image]);
    const entry = await readFile(join(to, 'offhook.desktop'), 'utf8');
    expect(entry).toMatch(/^Exec=AppRun %U$/m);
    expect(entry).toMatch(/^MimeType=x-scheme-handler\/tel;.*x-scheme-handler\/offhook;$/m);
    await runTool('desktop-file-validate', [join(to, 'offhook.desktop')]);
  });
});
