import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runTool } from '../../integration/packaging/tool';

/**
 * Distributions of Electron for systems whose own can't be had here: what electron-builder looks for in one, at the same places and
 * in the same formats, around programs that do nothing. Their fuses are where Electron has them.
 */

export const STAND_IN_ARCHS = ['x64', 'arm64'] as const;
export type StandInArch = (typeof STAND_IN_ARCHS)[number];

/** `@electron/fuses`: this mark, the version, the length, and one character for each fuse (all as a fresh Electron has them). */
const FUSES = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810110001', 'latin1');
const HELPERS = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'];

/** Puts the zips, named as Electron's releases are, into `folder`, which is then an `electronDist` of electron-builder. */
export async function standInElectron(folder: string, version: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const arch of STAND_IN_ARCHS) {
    for (const [platform, lay] of [
      ['win32', layWindows],
      ['darwin', layMac],
      ['linux', layLinux],
    ] as const) {
      const work = await mkdtemp(join(tmpdir(), 'offhook-stand-in-'));
      for (const [path, content] of lay(arch, version)) {
        await mkdir(dirname(join(work, path)), { recursive: true });
        await writeFile(join(work, path), content, { mode: 0o755 });
      }
      const zip = join(folder, `electron-v${version}-${platform}-${arch}.zip`);
      await runTool('7zz', ['a', '-tzip', '-mx=1', '-bd', zip, '.'], { cwd: work });
      await rm(work, { recursive: true });
    }
  }
}

type Layout = (arch: StandInArch, version: string) => ReadonlyMap<string, Buffer | string>;

/** This one can be started: it says how. */
const layLinux: Layout = (_, version) =>
  new Map<string, Buffer | string>([
    ['electron', Buffer.concat([Buffer.from('#!/bin/sh\necho "started: $0 $*"\nexit\n'), FUSES])],
    ['chrome-sandbox', ''],
    ...common(version),
  ]);

const layWindows: Layout = (arch, version) =>
  new Map<string, Buffer | string>([
    ['electron.exe', Buffer.concat([windowsProgram(arch), FUSES])],
    ['locales/en-US.pak', ''],
    ...common(version),
  ]);

function common(version: string): [string, string][] {
  return [
    ['version', version],
    ['LICENSE', 'of Electron'],
    ['LICENSES.chromium.html', 'of Chromium'],
  ];
}

/** A program with a version and a picture, as Electron's has them, and nothing to run. */
function windowsProgram(arch: StandInArch): Buffer {
  const from = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const { NtExecutable, NtExecutableResource, Resource } = createRequire(
    from.resolve('app-builder-lib/package.json'),
  )('resedit') as ResourceEditor;
  const program = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(program);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 0x409, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(program);
  const bytes = Buffer.from(program.generate());
  bytes.writeUInt16LE(arch === 'x64' ? 0x86_64 : 0xaa_64, bytes.readUInt32LE(0x3c) + 4);
  return bytes;
}

/** What is used here of resedit, which electron-builder has. */
interface ResourceEditor {
  readonly NtExecutable: { createEmpty(is32Bit: boolean, isDll: boolean): { generate(): ArrayBuffer } };
  readonly NtExecutableResource: {
    from(program: object): { readonly entries: object[]; outputResource(program: object): void };
  };
  readonly Resource: {
    readonly VersionInfo: {
      createEmpty(): {
        setStringValues(language: { lang: number; codepage: number }, values: Record<string, string>): void;
        outputToResourceEntries(entries: object[]): void;
      };
    };
  };
}

const layMac: Layout = (arch, version) => {
  const program = Buffer.alloc(32);
  program.writeUInt32LE(0xfeed_facf, 0);
  program.writeUInt32LE(arch === 'x64' ? 0x0100_0007 : 0x0100_000c, 4);
  const contents = 'Electron.app/Contents';
  const frameworks = `${contents}/Frameworks`;
  return new Map<string, Buffer | string>([
    [`${contents}/MacOS/Electron`, program],
    [`${contents}/Info.plist`, propertyList('Electron', 'com.github.Electron', version)],
    [`${contents}/Resources/electron.icns`, ''],
    [`${contents}/Resources/en.lproj/locale.pak`, ''],
    [`${frameworks}/Electron Framework.framework/Electron Framework`, Buffer.concat([program, FUSES])],
    [`${frameworks}/Electron Framework.framework/Resources/en.lproj/locale.pak`, ''],
    ...HELPERS.flatMap((kind): [string, Buffer | string][] => {
      const name = `Electron Helper${kind}`;
      return [
        [`${frameworks}/${name}.app/Contents/MacOS/${name}`, program],
        [
          `${frameworks}/${name}.app/Contents/Info.plist`,
          propertyList(name, 'com.github.Electron.helper', version),
        ],
      ];
    }),
    ['LICENSE', 'of Electron'],
    ['LICENSES.chromium.html', 'of Chromium'],
  ]);
};

/** As Electron's own is, where it matters. */
function propertyList(name: string, id: string, version: string): string {
  const values = {
    CFBundleExecutable: name,
    CFBundleName: name,
    CFBundleDisplayName: name,
    CFBundleIdentifier: id,
    CFBundleVersion: version,
    CFBundleIconFile: 'electron.icns',
    CFBundlePackageType: 'APPL',
    LSMinimumSystemVersion: '12.0',
    NSMicrophoneUsageDescription: 'This app needs access to the microphone',
    NSCameraUsageDescription: 'This app needs access to the camera',
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
${Object.entries(values)
  .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  .join('\n')}
</dict></plist>
`;
}
