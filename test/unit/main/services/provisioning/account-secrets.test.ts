import { beforeEach, expect, it } from 'vitest';
import {
  dropAccountSecrets,
  keepAccountSecrets,
} from '../../../../../src/main/services/provisioning/account-secrets';
import { fail, ok } from '../../../../../src/shared/domain/result';
import { readDocument } from '../../../../../src/shared/provisioning/read-document';

let kept: Map<string, string>;
let works: boolean;
const secrets = {
  get: (key: string) => Promise.resolve(ok(kept.get(key) ?? null)),
  set: (key: string, secret: string) => {
    if (!works) return Promise.resolve(fail('keyring-missing' as const, 'none'));
    kept.set(key, secret);
    return Promise.resolve(ok(null));
  },
  delete: (key: string) => {
    kept.delete(key);
    return Promise.resolve(ok(null));
  },
};

beforeEach(() => {
  kept = new Map();
  works = true;
});

function document(...accounts: readonly object[]) {
  const read = readDocument(
    JSON.stringify({
      version: 1,
      accounts: accounts.map((more, at) => ({
        id: `a${String(at)}`,
        address: `sip:a${String(at)}@x.test`,
        ...more,
      })),
    }),
  );
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.document;
}

it('keeps what is new, and tells whose is another one now', async () => {
  const first = document({ password: 'one', turnPassword: 'two' }, { password: 'three' }, {});
  expect(await keepAccountSecrets(secrets, first)).toEqual({
    changed: ['provisioned-a0', 'provisioned-a1'],
    kept: true,
  });
  expect(Object.fromEntries(kept)).toEqual({
    'provisioned-a0:sip': 'one',
    'provisioned-a0:turn': 'two',
    'provisioned-a1:sip': 'three',
  });
  const next = document({ password: 'one' }, { password: 'other' });
  expect(await keepAccountSecrets(secrets, next)).toEqual({ changed: ['provisioned-a1'], kept: true });
  // An empty one takes nothing away: the person may have typed it.
  expect(kept.get('provisioned-a0:turn')).toBe('two');
});

it('says when the keychain takes nothing', async () => {
  works = false;
  expect(await keepAccountSecrets(secrets, document({ password: 'one' }))).toEqual({
    changed: ['provisioned-a0'],
    kept: false,
  });
});

it('takes both secrets of an account away', async () => {
  await keepAccountSecrets(
    secrets,
    document({ password: 'one', turnPassword: 'two' }, { password: 'three' }),
  );
  await dropAccountSecrets(secrets, ['provisioned-a0']);
  expect([...kept.keys()]).toEqual(['provisioned-a1:sip']);
});
