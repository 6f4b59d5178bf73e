import { expect, it } from 'vitest';
import { brandPackaging, type PackagingParts } from '../../../src/launch/brand-packaging';
import type { Brand } from '../../../src/shared/brand/brand-document';
import glocke from '../../fixtures/brands/glocke/brand.json';

const PARTS: PackagingParts = {
  brand: glocke as Brand,
  icons: '/glocke/icons',
  tray: '/glocke/tray',
  ringSound: '/glocke/ring.wav',
  dist: '/glocke/dist',
  needless: ['node_modules/usocket'],
  nsisInclude: '/made/installer.nsh',
  metainfo: '/made/metainfo.xml',
  enclosed: '/made/enclosed',
  systems: ['win32', 'darwin'],
};
const config = brandPackaging(PARTS);

it('carries the brand into every system', () => {
  expect(config).toMatchObject({
    appId: 'example.glocke.phone',
    productName: 'Glocke Phone',
    copyright: '© Glocke Telecom',
    extraMetadata: { name: 'glocke', productName: 'Glocke Phone', desktopName: 'glocke.desktop' },
    linux: { executableName: 'glocke', icon: '/glocke/icons' },
    mac: { icon: '/glocke/icons/icon.icns' },
    win: { icon: '/glocke/icons/icon.ico' },
    nsis: { include: '/made/installer.nsh' },
  });
  expect(JSON.stringify(config)).not.toMatch(/offhook/i);
});

it('has the brand’s tray in the place of ours, and its updates built in', () => {
  expect(config.files).toContainEqual({ from: '/glocke/tray', to: 'assets/tray', filter: ['*.{png,ico}'] });
  expect(config.extraMetadata).toMatchObject({ updates: { url: 'https://updates.glocke.example/phone/' } });
  expect(
    brandPackaging({ ...PARTS, brand: { ...PARTS.brand, updates: null } }).extraMetadata,
  ).not.toHaveProperty('updates');
});

it('opens phone links, and its own', () => {
  expect(config.protocols).toMatchObject([
    { schemes: ['tel', 'sip', 'sips', 'callto'] },
    { schemes: ['glocke'] },
  ]);
});

it('packs what was built for it, and nothing needless', () => {
  expect(config.files).toContainEqual({ from: '/glocke/dist', to: 'dist', filter: ['**/*', '!**/*.map'] });
  expect(config.files).toContain('!node_modules/usocket{,/**/*}');
});

it('is in a folder without blanks on Linux, where the sandbox could not start it', () => {
  expect(brandPackaging({ ...PARTS, systems: ['linux'] })).toMatchObject({
    productName: 'Glocke-Phone',
    extraMetadata: { productName: 'Glocke Phone' },
    linux: { desktop: { entry: { Name: 'Glocke Phone' } } },
  });
  expect(() => brandPackaging({ ...PARTS, systems: ['linux', 'win32'] })).toThrow(
    '“Glocke Phone” has blanks: pack for Linux by itself',
  );
});
