import { expect, it } from 'vitest';
import { needlessPackages, shippedPackages, type Lockfile } from '../../../src/launch/shipped-packages';

const LOCK: Lockfile = {
  packages: {
    '': { dependencies: { bus: '1', updater: '1' } },
    'node_modules/bus': { dependencies: { shared: '1', '@own/put': '1' } },
    'node_modules/bus/node_modules/shared': { dependencies: { deep: '1' } },
    'node_modules/shared': {},
    'node_modules/deep': {},
    'node_modules/@own/put': {},
    'node_modules/native': { dependencies: { shared: '1' } },
    'node_modules/native/node_modules/gyp': {},
    'node_modules/updater': {},
    'node_modules/tests': { dev: true },
  },
};

it('takes the roots and what they depend on, as Node would find it', () => {
  expect([...shippedPackages(LOCK, ['bus'])].sort()).toEqual([
    'node_modules/@own/put',
    'node_modules/bus',
    'node_modules/bus/node_modules/shared',
    'node_modules/deep',
  ]);
});

it('leaves out what is in the bundle or optional, and nothing that is packed by nobody', () => {
  expect(needlessPackages(LOCK, shippedPackages(LOCK, ['bus']))).toEqual([
    'node_modules/shared',
    'node_modules/native',
    'node_modules/updater',
  ]);
});
