import { expect, it } from 'vitest';
import { packagerArguments } from '../../../src/launch/packager-arguments';

it('packs a folder unless told otherwise, and publishes nothing', () => {
  expect(packagerArguments([], {})).toEqual(['--dir', '--publish=never']);
  expect(packagerArguments(['--linux', 'deb'], {})).toEqual(['--linux', 'deb', '--publish=never']);
});

it('takes the Electron at hand', () => {
  expect(packagerArguments([], { ELECTRON_OVERRIDE_DIST_PATH: '/electron' })).toContain(
    '-c.electronDist=/electron',
  );
});
