import { expect, it } from 'vitest';
import { ruledForm } from '../../../../../src/renderer/engine/lines/ruled-form';
import { NO_POLICIES } from '../../../../../src/shared/config/policy-report';
import { ok } from '../../../../../src/shared/domain/result';
import { ALICE_FORM } from '../../../../fakes/account';
import { insisting } from '../../../../fakes/policies';

it('is as it was typed where nobody decides', () => {
  expect(ruledForm(ALICE_FORM, NO_POLICIES)).toEqual(ok(ALICE_FORM));
});

it('leads where an admin wants, and keeps no password where that is forbidden', () => {
  const policies = insisting({
    'sip.server': 'wss://sip.example.com',
    'media.iceServer': 'stun:stun.example.com',
    'secrets.keepPasswords': false,
  });
  expect(ruledForm({ ...ALICE_FORM, server: 'wss://elsewhere.example' }, policies)).toMatchObject({
    value: { server: 'wss://sip.example.com', iceServer: 'stun:stun.example.com', keepPassword: false },
  });
});

it('refuses other domains, in whatever letters, and leaves bad addresses to who reads them', () => {
  const policies = insisting({ 'sip.allowedDomains': ['example.com'] });
  const outcome = (address: string) => ruledForm({ ...ALICE_FORM, address }, policies);
  expect(outcome('alice@Example.com').ok).toBe(true);
  expect(outcome('alice@evil.example')).toMatchObject({ ok: false, error: { code: 'accounts-managed' } });
  expect(outcome('').ok).toBe(true);
});
