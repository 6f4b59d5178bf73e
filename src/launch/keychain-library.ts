import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** As Node names it (`process.arch`). */
export type PackedArch = 'x64' | 'arm64';

/** Of the ELF header (e_machine), the PE header (Machine) and the Mach-O header (cputype). */
const MACHINES: Readonly<Record<string, Readonly<Record<PackedArch, number>>>> = {
  linux: { x64: 0x3e, arm64: 0xb7 },
  win32: { x64: 0x86_64, arm64: 0xaa_64 },
  darwin: { x64: 0x0100_0007, arm64: 0x0100_000c },
};

/** Where the library for the system's keychain is, from the package's root. It loads no other. */
function libraryFor(platform: string, arch: string): string {
  return `node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`;
}

/**
 * `files` of one platform in electron-builder's configuration: of these libraries a package has its own alone. What is packed anyway
 * stands first, because a list that only leaves out packs the whole folder besides.
 */
export function otherLibrariesLeftOut(platform: string): string[] {
  return ['package.json', `!node_modules/keytar/prebuilds/!(${platform}-\${arch}){,/**/*}`];
}

/**
 * Rejects with one sentence unless a package has the library with which it reads its passwords: where there is none for that
 * machine, or another machine's in its place.
 * @param resources the package's folder with app.asar.unpacked
 * @param arch as electron-builder names it
 */
export async function checkKeychainLibrary(resources: string, platform: string, arch: string): Promise<void> {
  const machine = MACHINES[platform]?.[arch as PackedArch];
  const target = `${platform}-${arch}`;
  if (machine === undefined)
    throw new Error(`There is no keychain library for ${target}: pack for x64 or arm64.`);
  const path = join(resources, 'app.asar.unpacked', libraryFor(platform, arch));
  const library = await readFile(path).catch(() => null);
  if (library === null) throw new Error(`The package for ${target} has no keychain library: ${path}`);
  if (machineOf(library, platform) !== machine)
    throw new Error(`The keychain library for ${target} is made for another machine: ${path}`);
}

function machineOf(library: Buffer, platform: string): number | null {
  try {
    switch (platform) {
      case 'linux':
        return library.readUInt32BE(0) === 0x7f45_4c46 ? library.readUInt16LE(18) : null;
      case 'win32': {
        const header = library.readUInt32LE(0x3c);
        return library.readUInt32BE(header) === 0x5045_0000 ? library.readUInt16LE(header + 4) : null;
      }
      default:
        return library.readUInt32LE(0) === 0xfeed_facf ? library.readUInt32LE(4) : null;
    }
  } catch {
    // Too short for a header.
    return null;
  }
}
