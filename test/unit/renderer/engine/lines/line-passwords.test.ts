import { beforeEach, expect, it, vi } from 'vitest';
import { LinePasswords } from '../../../../../src/renderer/engine/lines/line-passwords';
import { ok } from '../../../../../src/shared/domain/result';
import { ALICE, ALICE_FORM } from '../../../../fakes/account';
import { FakeHost } from '../../../../fakes/world';

const WITH_RELAY = { ...ALICE, iceServer: 'turns:relay.example.com' };

let host: FakeHost;
let passwords: LinePasswords;

beforeEach(() => {
  host = new FakeHost();
  passwords = new LinePasswords(host);
});

it('is the one remembered, else the one in the keychain, else none', async () => {
  await expect(passwords.of(ALICE)).resolves.toEqual(ok(null));
  host.secrets.set(`${ALICE.id}:sip`, 'kept');
  await expect(passwords.of(ALICE)).resolves.toEqual(ok('kept'));
  passwords.remember(ALICE.id, 'typed');
  await expect(passwords.of(ALICE)).resolves.toEqual(ok('typed'));
  passwords.forget(ALICE.id);
  await expect(passwords.of(ALICE)).resolves.toEqual(ok('kept'));
});

it('asks no keychain for who signs in with the organisation', async () => {
  host.keyring = 'keyring-locked';
  await expect(passwords.of({ ...ALICE, signInWith: 'single-sign-on' })).resolves.toEqual(ok(''));
  await expect(passwords.of(ALICE)).resolves.toMatchObject({ error: { code: 'keyring-locked' } });
});

it('of a relay is asked for where there is one, and no reason to stop', async () => {
  host.secrets.set(`${ALICE.id}:turn`, 'relayed');
  await expect(passwords.ofRelay(ALICE)).resolves.toBeNull();
  await expect(passwords.ofRelay(WITH_RELAY)).resolves.toBe('relayed');
  host.keyring = 'keyring-locked';
  await expect(passwords.ofRelay(WITH_RELAY)).resolves.toBeNull();
});

it('is kept where the person wants that and the keychain can', async () => {
  const form = { ...ALICE_FORM, turnPassword: 'relayed' };
  await expect(
    passwords.keep({ ...ALICE, keepPassword: false }, { ...form, keepPassword: false }),
  ).resolves.toMatchObject({
    keepPassword: false,
  });
  expect(host.secrets.size).toBe(0);
  await expect(passwords.keep(ALICE, form)).resolves.toEqual(ALICE);
  expect([...host.secrets.values()]).toEqual([ALICE_FORM.password, 'relayed']);
  host.keyring = 'keyring-locked';
  await expect(passwords.keep(ALICE, form)).resolves.toEqual({ ...ALICE, keepPassword: false });
  await expect(passwords.of(ALICE)).resolves.toEqual(ok(ALICE_FORM.password));
});

it('leaves nothing of a line that is erased', async () => {
  await passwords.keep(ALICE, { ...ALICE_FORM, turnPassword: 'relayed' });
  await passwords.erase(ALICE.id);
  expect(host.secrets.size).toBe(0);
  await expect(passwords.of(ALICE)).resolves.toEqual(ok(null));
});

it('survives a host that can not even ask', async () => {
  for (const method of ['getSecret', 'setSecret', 'deleteSecret'] as const)
    vi.spyOn(host, method).mockRejectedValue(new Error('gone'));
  await expect(passwords.of(ALICE)).resolves.toMatchObject({ error: { code: 'keyring-failed' } });
  await expect(passwords.keep(ALICE, ALICE_FORM)).resolves.toMatchObject({ keepPassword: false });
  await passwords.store(ALICE.id, 'new');
  await expect(passwords.erase(ALICE.id)).resolves.toBeUndefined();
});
