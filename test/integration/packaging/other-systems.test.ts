import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standInElectron, STAND_IN_ARCHS } from '../../fakes/packaging/stand-in-electron';
import { readFuses } from '../../e2e/support/fuses';
import { pack, packagerModule, runTool } from '../../e2e/support/packed';
import { hasTool } from './tool';

/*
 * What electron-builder makes for systems and machines that are not here, around a stand-in of their Electron: everything in it is as
 * it will be there but the runtime itself.
 */

const ROOT = join(import.meta.dirname, '../../..');
const FUSES = {
  RunAsNode: false,
  CookieEncryption: true,
  NodeOptions: false,
  NodeCliInspect: false,
  EmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};
const SIGNER = 'Offhook test signer';

const asar = packagerModule('@electron/asar') as {
  listPackage(archive: string): string[];
  extractFile(archive: string, path: string): Buffer;
  getRawHeader(archive: string): { readonly headerString: string };
};

const PACKED = STAND_IN_ARCHS.flatMap((arch) => [
  {
    platform: 'win32',
    arch,
    resources: `${arch === 'x64' ? 'win' : `win-${arch}`}-unpacked/resources`,
    fused: '../Offhook.exe',
  },
  {
    platform: 'darwin',
    arch,
    resources: `${arch === 'x64' ? 'mac' : `mac-${arch}`}/Offhook.app/Contents/Resources`,
    fused: '../Frameworks/Electron Framework.framework/Electron Framework',
  },
  {
    platform: 'linux',
    arch,
    resources: `${arch === 'x64' ? 'linux' : `linux-${arch}`}-unpacked/resources`,
    fused: '../offhook',
  },
]);

describe.skipIf(!hasTool('7zz') || !hasTool('osslsigncode'))('packages for other systems', () => {
  let out: string;
  let said: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), 'offhook-systems-'));
    const { packages } = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    await standInElectron(join(out, 'electron'), packages['node_modules/electron']?.version ?? '');
    said = await pack(
      out,
      ['--built', '--win', 'dir', '--mac', 'dir', '--linux', 'dir', '--x64', '--arm64'],
      {
        ELECTRON_OVERRIDE_DIST_PATH: join(out, 'electron'),
        ...(await testCertificate()),
      },
    );
  }, 180_000);
  afterAll(() => rm(out, { recursive: true }));

  /** Not asked for the time, which only a server on the internet could tell. */
  async function testCertificate(): Promise<Record<string, string>> {
    const [key, certificate, both] = ['key.pem', 'certificate.pem', 'both.p12'].map((name) =>
      join(out, name),
    ) as [string, string, string];
    const subject = ['-subj', `/CN=${SIGNER}`, '-addext', 'extendedKeyUsage=codeSigning', '-days', '2'];
    await runTool('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate, ...subject],
    ]);
    await runTool('openssl', [
      ...['pkcs12', '-export', '-inkey', key, '-in', certificate, '-out', both, '-passout', 'pass:test'],
    ]);
    return {
      WIN_CSC_LINK: both,
      WIN_CSC_KEY_PASSWORD: 'test',
      USE_SYSTEM_SIGNCODE: 'true',
      ELECTRON_BUILDER_OFFLINE: 'true',
    };
  }

  describe.each(PACKED)('$platform $arch', ({ platform, arch, resources, fused }) => {
    const archive = (): string => join(out, resources, 'app.asar');

    it('holds the build, and neither sources nor tests nor maps', () => {
      const files = asar.listPackage(archive());
      for (const wanted of ['/dist/main/index.js', '/dist/preload/index.cjs', '/dist/renderer/index.html'])
        expect(files).toContain(wanted);
      const ours = files.filter((file) => !file.startsWith('/node_modules/'));
      expect(
        ours.filter(
          (file) =>
            !/^\/(?:node_modules$|dist(?:\/|$)|assets(?:$|\/(?:tray|badge)(?:\/|$))|package\.json$)/.test(
              file,
            ),
        ),
      ).toEqual([]);
      expect(files.filter((file) => /\.(?:map|tsx?|env|pem|p12)$/.test(file))).toEqual([]);
      expect(files.filter((file) => /\/(?:specs?|tests?|\.git[^/]*)(?:\/|$)/.test(file))).toEqual([]);
    });

    it('has a package.json with what the app reads, and nothing of how it is made', () => {
      const document = JSON.parse(asar.extractFile(archive(), 'package.json').toString()) as object;
      expect(document).toMatchObject({ name: 'offhook', productName: 'Offhook', main: 'dist/main/index.js' });
      expect(Object.keys(document)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(?:scripts|devDependencies|build)$/)]),
      );
    });

    it('has the keychain library of its machine alone', async () => {
      const prebuilds = join(out, resources, 'app.asar.unpacked/node_modules/keytar/prebuilds');
      expect(await readdir(prebuilds)).toEqual([`${platform}-${arch}`]);
      expect(await readdir(join(prebuilds, `${platform}-${arch}`))).toEqual(['keytar.node']);
    });

    it('encloses the licences, what admins need, and what it is made of', async () => {
      const inside = (name: string): Promise<string> => readFile(join(out, resources, name), 'utf8');
      const licences = await inside('LICENCES.txt');
      expect(licences).toMatch(/^MIT License[^]*\n@github\/keytar 7[^]*\nreact 19[^]*\nsip\.js 0/);
      expect(await inside('policies/offhook.admx')).toBe(
        await readFile(join(ROOT, 'assets/policies/offhook.admx'), 'utf8'),
      );
      const bill = JSON.parse(await inside('materials.cdx.json')) as {
        readonly components: readonly { readonly name: string }[];
      };
      expect(bill.components.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['electron', 'sip.js', 'react']),
      );
    });

    it('has its fuses set', async () => {
      expect(await readFuses(join(out, resources, fused))).toEqual(FUSES);
    });
  });

  function headerHash(archive: string): string {
    return createHash('sha256').update(asar.getRawHeader(archive).headerString).digest('hex');
  }

  describe.each(STAND_IN_ARCHS)('Windows, %s', (arch) => {
    const unpacked = (): string => join(out, arch === 'x64' ? 'win-unpacked' : `win-${arch}-unpacked`);

    it('says who made it, and which archive it takes', async () => {
      const { NtExecutable, NtExecutableResource, Resource } = packagerModule('resedit') as ResourceReader;
      const program = NtExecutable.from(await readFile(join(unpacked(), 'Offhook.exe')), {
        ignoreCert: true,
      });
      const { entries } = NtExecutableResource.from(program);
      const [version] = Resource.VersionInfo.fromEntries(entries);
      expect(version?.getStringValues({ lang: 0x409, codepage: 1200 })).toMatchObject({
        ProductName: 'Offhook',
        FileDescription: 'Offhook',
        CompanyName: 'The Offhook authors',
        LegalCopyright: '© The Offhook authors',
        FileVersion: '0.1.0',
      });
      // RT_GROUP_ICON
      expect(entries.filter(({ type }) => type === 14)).toHaveLength(1);
      const integrity = entries.find(({ type }) => type === 'INTEGRITY');
      expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
        {
          file: 'resources\\app.asar',
          alg: 'SHA256',
          value: headerHash(join(unpacked(), 'resources/app.asar')),
        },
      ]);
    });

    it('is signed with the certificate that the environment names', async () => {
      const verified = await runTool('osslsigncode', [
        'verify',
        '-in',
        join(unpacked(), 'Offhook.exe'),
      ]).catch((error: unknown) => error as { readonly stdout: string });
      expect(verified.stdout).toContain(SIGNER);
      expect(verified.stdout).not.toContain('No signature found');
      expect(said).toMatch(/^Not signed: (?!.*Windows)/m);
    });
  });

  describe.each(STAND_IN_ARCHS)('macOS, %s', (arch) => {
    const app = (): string => join(out, arch === 'x64' ? 'mac' : `mac-${arch}`, 'Offhook.app');

    it('says what it is, what it opens and why it listens', async () => {
      const { parse } = packagerModule('plist') as { parse(text: string): object };
      const facts = parse(await readFile(join(app(), 'Contents/Info.plist'), 'utf8'));
      expect(facts).toMatchObject({
        CFBundleIdentifier: 'app.offhook.desktop',
        CFBundleName: 'Offhook',
        CFBundleExecutable: 'Offhook',
        CFBundleIconFile: 'icon.icns',
        LSMinimumSystemVersion: '12.0',
        LSApplicationCategoryType: 'public.app-category.business',
        NSAppSleepDisabled: true,
        NSMicrophoneUsageDescription: 'Offhook sends your voice to the person you are calling.',
        NSCameraUsageDescription: 'Offhook sends your picture in video calls.',
        CFBundleURLTypes: [
          { CFBundleURLSchemes: ['tel', 'sip', 'sips', 'callto'] },
          { CFBundleURLSchemes: ['offhook'] },
        ],
        ElectronAsarIntegrity: {
          'Resources/app.asar': {
            algorithm: 'SHA256',
            hash: headerHash(join(app(), 'Contents/Resources/app.asar')),
          },
        },
      });
    });

    it('has its own helpers and pictures, and what Electron and Chromium want to go with them', async () => {
      for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
        const name = `Offhook Helper${kind}`;
        expect(existsSync(join(app(), `Contents/Frameworks/${name}.app/Contents/MacOS/${name}`))).toBe(true);
      }
      expect(await readFile(join(app(), 'Contents/Resources/icon.icns'))).toEqual(
        await readFile(join(ROOT, 'assets/icons/icon.icns')),
      );
      for (const licence of ['LICENSE.electron.txt', 'LICENSES.chromium.html'])
        expect(existsSync(join(app(), 'Contents/Resources', licence))).toBe(true);
    });
  });

  it('asks macOS for the microphone and the camera, and for nothing that would let others in', async () => {
    const { parse } = packagerModule('plist') as { parse(text: string): object };
    const { mac } = (packagerModule('js-yaml') as { load(text: string): { readonly mac: object } }).load(
      await readFile(join(ROOT, 'electron-builder.yml'), 'utf8'),
    );
    const entitlements = '.config/macos-entitlements.plist';
    expect(mac).toMatchObject({
      hardenedRuntime: true,
      entitlements,
      entitlementsInherit: entitlements,
    });
    expect(parse(await readFile(join(ROOT, entitlements), 'utf8'))).toEqual({
      'com.apple.security.cs.allow-jit': true,
      'com.apple.security.device.audio-input': true,
      'com.apple.security.device.camera': true,
    });
  });

  it('lies beside a bill of materials each', async () => {
    const bills = (await readdir(out)).filter((name) => name.endsWith('.cdx.json'));
    expect(bills.sort()).toEqual(
      [...new Set(PACKED.map(({ resources }) => `${resources.split('/')[0] ?? ''}.cdx.json`))].sort(),
    );
  });
});

/** Of resedit, which electron-builder has. */
interface ResourceReader {
  readonly NtExecutable: { from(bytes: Buffer, options: { readonly ignoreCert: boolean }): object };
  readonly NtExecutableResource: {
    from(program: object): {
      readonly entries: readonly { readonly type: string | number; readonly bin: ArrayBuffer }[];
    };
  };
  readonly Resource: {
    readonly VersionInfo: {
      fromEntries(entries: readonly object[]): readonly {
        getStringValues(language: { lang: number; codepage: number }): Readonly<Record<string, string>>;
      }[];
    };
  };
}
