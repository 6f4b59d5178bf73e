import { expect, it, vi } from 'vitest';
import { ruledCredentials } from '../../../../../src/main/services/credentials/ruled-credentials';
import { createPolicy } from '../../../../../src/main/services/policy/policy';
import { ok } from '../../../../../src/shared/domain/result';
import { recordedLog } from '../../recorded-log';

function ruled(keepPasswords: boolean) {
  const values = { 'secrets.keepPasswords': keepPasswords };
  const policy = createPolicy(
    {
      read: () =>
        Promise.resolve({ found: [{ source: 'machine-mandatory', from: 'f', values }], faults: [] }),
      watch: () => undefined,
    },
    recordedLog().log,
  );
  const keyring = {
    get: vi.fn(() => Promise.resolve(ok('hunter2'))),
    set: vi.fn(() => Promise.resolve(ok(null))),
    delete: vi.fn(() => Promise.resolve(ok(null))),
    isWaiting: () => false,
  };
  return { credentials: ruledCredentials(keyring, policy), keyring };
}

it('keeps passwords where an admin lets it', async () => {
  const { credentials } = ruled(true);
  expect(await credentials.get('a:sip')).toEqual(ok('hunter2'));
  expect(await credentials.set('a:sip', 'x')).toEqual(ok(null));
});

it('keeps none that a person typed where an admin forbids it, and lets go of the old ones', async () => {
  const { credentials, keyring } = ruled(false);
  expect(await credentials.get('a:sip')).toEqual(ok(null));
  expect(keyring.delete).toHaveBeenCalledWith('a:sip');
  expect(await credentials.set('a:sip', 'x')).toMatchObject({ ok: false });
  expect(keyring.set).not.toHaveBeenCalled();
  expect(await credentials.get('provisioned-work:sip')).toEqual(ok('hunter2'));
});
