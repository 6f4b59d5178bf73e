import type { Configuration } from 'electron-builder';
import { LINK_SCHEMES } from '../shared/domain/link-fault';
import type { BrandFolder } from './brand-folder';
import { otherLibrariesLeftOut } from './keychain-library';

export interface PackagingParts extends BrandFolder {
  /** Folder with what was built. */
  readonly dist: string;
  /** Folders of node_modules that are left out. */
  readonly needless: readonly string[];
  /** Files made for this brand. */
  readonly nsisInclude: string;
  readonly metainfo: string;
  /** A folder of what lies beside the archive, for admins and lawyers. */
  readonly enclosed: string;
  /** For which it is packed. */
  readonly systems: readonly NodeJS.Platform[];
}

const SHARED_SCHEMES = LINK_SCHEMES.slice(0, -1);

/**
 * What of electron-builder's configuration is the brand's; the rest is in electron-builder.yml. Throws where a name with blanks is
 * packed for Linux and another system at once.
 */
export function brandPackaging(parts: PackagingParts): Configuration {
  const { brand, icons, tray, dist, needless, nsisInclude, metainfo, enclosed, systems } = parts;
  // electron-builder takes the PNGs alone.
  const shared = [
    `${icons}/icon.svg=/usr/share/icons/hicolor/scalable/apps/${brand.executable}.svg`,
    `${metainfo}=/usr/share/metainfo/${brand.appId}.metainfo.xml`,
  ];
  return {
    appId: brand.appId,
    productName: systems.includes('linux') ? linuxName(brand.name, systems) : brand.name,
    copyright: `© ${brand.maker}`,
    extraMetadata: {
      name: brand.executable,
      productName: brand.name,
      desktopName: `${brand.executable}.desktop`,
      description: brand.summary,
      // As a text it would be no company to Windows.
      author: { name: brand.maker },
      homepage: brand.homepage,
      ...(brand.updates && { updates: brand.updates }),
    },
    // Into the desktop entry (Linux) and Info.plist (macOS); on Windows the installers write them.
    protocols: [
      { name: 'Phone links', role: 'Viewer', schemes: [...SHARED_SCHEMES] },
      { name: `${brand.name} links`, role: 'Viewer', schemes: [brand.scheme] },
    ],
    files: [
      { from: dist, to: 'dist', filter: ['**/*', '!**/*.map'] },
      { from: tray, to: 'assets/tray', filter: ['*.{png,ico}'] },
      'assets/badge/*.png',
      'package.json',
      ...needless.map((folder) => `!${folder}{,/**/*}`),
      // Compiled for the machine that packs, and taken before the prebuilt ones.
      '!node_modules/keytar/{build,script,src}{,/**/*}',
      // Nobody runs these.
      '!node_modules/**/*.map',
      '!node_modules/**/{spec,test}{,/**/*}',
    ],
    extraResources: [{ from: enclosed, to: '.' }],
    linux: {
      files: otherLibrariesLeftOut('linux'),
      executableName: brand.executable,
      icon: icons,
      synopsis: brand.summary,
      maintainer: brand.maker,
      vendor: brand.maker,
      desktop: { entry: { Name: brand.name } },
    },
    deb: { packageName: brand.executable, fpm: shared },
    rpm: { packageName: brand.executable, fpm: shared },
    mac: {
      files: otherLibrariesLeftOut('darwin'),
      icon: `${icons}/icon.icns`,
      extendInfo: {
        NSMicrophoneUsageDescription: `${brand.name} sends your voice to the person you are calling.`,
        NSCameraUsageDescription: `${brand.name} sends your picture in video calls.`,
      },
    },
    win: { files: otherLibrariesLeftOut('win32'), icon: `${icons}/icon.ico` },
    nsis: { include: nsisInclude },
  };
}

/** Chromium's sandbox can't start a program from a folder with a blank in its name, and /opt/NAME is named after the product. */
function linuxName(name: string, systems: readonly NodeJS.Platform[]): string {
  const plain = name.replace(/[^\w.-]+/g, '-');
  if (plain !== name && systems.length > 1)
    throw new Error(`“${name}” has blanks: pack for Linux by itself, and for the others without --linux.`);
  return plain;
}
