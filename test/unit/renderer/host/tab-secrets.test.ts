import { expect, it } from 'vitest';
import { tabSecrets } from '../../../../src/renderer/host/tab-secrets';
import { FakeStorage } from '../../../fakes/storage';

it('keeps a secret until it is deleted', () => {
  const secrets = tabSecrets(new FakeStorage());
  expect(secrets.get('a:sip')).toEqual({ ok: true, value: null });
  secrets.set('a:sip', 'secret');
  expect(secrets.get('a:sip')).toEqual({ ok: true, value: 'secret' });
  secrets.delete('a:sip');
  expect(secrets.get('a:sip')).toEqual({ ok: true, value: null });
});

it('says so where the browser refuses, without the secret', () => {
  const storage = new FakeStorage();
  storage.refuse = true;
  const outcome = tabSecrets(storage).set('a:sip', 'secret-alice');
  expect(outcome).toMatchObject({ ok: false, error: { code: 'keyring-missing' } });
  expect(JSON.stringify(outcome)).not.toContain('secret-alice');
});
