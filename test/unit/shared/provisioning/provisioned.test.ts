import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { accountSchema } from '../../../../src/shared/config/settings';
import type { ProvisioningDocument } from '../../../../src/shared/provisioning/document';
import { accountIdOf, provisionedBy, withoutSecrets } from '../../../../src/shared/provisioning/provisioned';
import { readDocument } from '../../../../src/shared/provisioning/read-document';

function document(more: object): ProvisioningDocument {
  const read = readDocument(JSON.stringify({ version: 1, accounts: [], ...more }));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.document;
}

const UUID = '6a1c4b1e-9a0e-4b57-8f0e-2f0f3ff0a001';
const ALICE = {
  id: 'work',
  address: 'sips:alice@EXAMPLE.com',
  password: 'a secret',
  turnPassword: 'another',
  rules: { doNotDisturb: true },
};

describe('what a document brings', () => {
  it('are accounts as the settings have them, without a secret', () => {
    const [account] = provisionedBy(document({ accounts: [ALICE] }), () => UUID).accounts;
    expect(v.parse(accountSchema, account)).toMatchObject({
      id: 'provisioned-work',
      address: 'sip:alice@example.com',
      server: 'wss://example.com',
      keepPassword: true,
      instanceId: UUID,
      rules: { doNotDisturb: true, forward: { noAnswerSeconds: 20 } },
    });
    expect(JSON.stringify(account)).not.toMatch(/secret|another/);
    expect(account).not.toHaveProperty('signInWith');
  });

  it('may be an account that signs in with the organisation', () => {
    const [account] = provisionedBy(
      document({ accounts: [{ ...ALICE, signInWith: 'single-sign-on' }] }),
      () => UUID,
    ).accounts;
    expect(v.parse(accountSchema, account)).toHaveProperty('signInWith', 'single-sign-on');
  });

  it('are values by policy key, of which only what was said', () => {
    expect(provisionedBy(document({}), () => UUID).values).toEqual({});
    expect(
      provisionedBy(
        document({
          refreshMinutes: 30,
          dialPlan: {
            country: 'DE',
            emergencyNumbers: ['4444'],
            outsidePrefix: '0',
            internalDigits: 3,
            rules: ['+=00'],
          },
          features: { video: false, demo: true },
          policies: { 'updates.mode': 'off', 'features.video': true },
        }),
        () => UUID,
      ).values,
    ).toEqual({
      'provisioning.refreshMinutes': 30,
      'dialling.country': 'DE',
      'dialling.outsidePrefix': '0',
      'dialling.internalDigits': 3,
      'dialling.rules': ['+=00'],
      'emergency.extraNumbers': ['4444'],
      'features.video': false,
      'features.demo': true,
      'updates.mode': 'off',
    });
  });

  it('goes to the disk without its secrets', () => {
    const stored = withoutSecrets(document({ accounts: [ALICE] }));
    expect(JSON.stringify(stored)).not.toMatch(/a secret|another/);
    expect(stored.accounts[0]).toMatchObject({ id: 'work', address: ALICE.address });
    expect(readDocument(JSON.stringify(stored))).toMatchObject({ ok: true });
  });

  it('knows an account by its id', () => {
    expect(accountIdOf({ id: 'a' })).toBe('provisioned-a');
  });
});
