import { expect, it } from 'vitest';
import {
  bundledFolders,
  shippedMaterials,
  type BillOfMaterials,
} from '../../../src/launch/bill-of-materials';
import { BRAND } from '../../../src/shared/brand/brand';

const component = (reference: string) => ({
  'bom-ref': reference,
  version: reference.replace(/^.*@/, ''),
  scope: 'optional',
  properties: [{ name: 'cdx:npm:package:development' }, { name: 'cdx:npm:package:path' }],
});
const WHOLE: BillOfMaterials = {
  metadata: { component: { name: 'package' }, lifecycles: [{ phase: 'pre-build' }] },
  components: ['electron@45.4.1', 'react@19.3.1', '@github/keytar@7.10.6', 'vitest@4.1.12'].map(component),
  dependencies: [
    { ref: 'offhook@0.1.0', dependsOn: ['react@19.3.1', 'vitest@4.1.12'] },
    { ref: 'react@19.3.1', dependsOn: ['vitest@4.1.12'] },
    { ref: 'vitest@4.1.12', dependsOn: [] },
  ],
};
const LOCK = {
  packages: {
    'node_modules/keytar': { name: '@github/keytar', version: '7.10.6' },
    'node_modules/react': { version: '19.3.1' },
  },
};

const bill = shippedMaterials(WHOLE, LOCK, {
  brand: BRAND,
  version: '0.2.0',
  electronVersion: '46.0.0',
  folders: new Set(['node_modules/keytar', 'node_modules/react']),
});

it('holds what is in the package alone, also what is installed under another name', () => {
  expect(bill.components.map((each) => `${each['bom-ref']} ${each.version}`)).toEqual([
    'electron@45.4.1 46.0.0',
    'react@19.3.1 19.3.1',
    '@github/keytar@7.10.6 7.10.6',
  ]);
  expect(bill.components[1]).toMatchObject({
    scope: 'required',
    properties: [{ name: 'cdx:npm:package:path' }],
  });
});

it('names the product, and points at nothing that is not in it', () => {
  expect(bill.metadata.component).toMatchObject({ name: 'Offhook', version: '0.2.0', type: 'application' });
  expect(bill.dependencies).toEqual([
    { ref: 'offhook@0.2.0', dependsOn: ['react@19.3.1'] },
    { ref: 'react@19.3.1', dependsOn: [] },
  ]);
});

it('reads from source maps whose code a bundle took', () => {
  expect([
    ...bundledFolders([
      '../../node_modules/react/index.js',
      '../../node_modules/react/cjs/react.js',
      '../../node_modules/@lingui/core/node_modules/moo/moo.js',
      '../../src/main/index.ts',
      'node_modules/zustand/x.js',
    ]),
  ]).toEqual(['node_modules/react', 'node_modules/@lingui/core/node_modules/moo', 'node_modules/zustand']);
});
