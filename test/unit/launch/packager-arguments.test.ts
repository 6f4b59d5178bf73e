import { expect, it } from 'vitest';
import { packagerConfig, packageRequest, systemsOf } from '../../../src/launch/packager-arguments';

it.each([
  [[], ['--dir']],
  [
    ['--linux', 'deb'],
    ['--linux', 'deb'],
  ],
  [['-wl'], ['-wl']],
  [['--linux=deb'], ['--linux=deb']],
  [
    ['-c.extraMetadata.version=0.2.0', '-c.directories.output=out'],
    ['--dir', '-c.extraMetadata.version=0.2.0', '-c.directories.output=out'],
  ],
  [['--arm64'], ['--dir', '--arm64']],
])('packs a folder unless told otherwise: %j', (words, args) => {
  expect(packageRequest(words).args).toEqual(args);
});

it('keeps our own words to itself', () => {
  expect(packageRequest(['--built', '--unfused', '--dir'])).toEqual({
    args: ['--dir'],
    built: true,
    unfused: true,
  });
  expect(packageRequest(['--dir'])).toMatchObject({ built: false, unfused: false });
});

it('takes the Electron at hand, and leaves the fuses alone unless told otherwise', () => {
  expect(packagerConfig({ unfused: false }, {})).toEqual({});
  expect(packagerConfig({ unfused: true }, { ELECTRON_OVERRIDE_DIST_PATH: '/electron' })).toEqual({
    electronDist: '/electron',
    electronFuses: null,
  });
});

it.each([
  [['--dir'], ['linux']],
  [['--linux', 'deb'], ['linux']],
  [
    ['--win', 'nsis', '--mac'],
    ['win32', 'darwin'],
  ],
  [['-mwl'], ['linux', 'win32', 'darwin']],
])('%j packs for %j', (args, systems) => {
  expect(systemsOf(args, 'linux')).toEqual(systems);
});
