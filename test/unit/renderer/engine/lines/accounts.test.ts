import { describe, expect, it } from 'vitest';
import { accountFrom, leadsToTheSame, networkOf } from '../../../../../src/renderer/engine/lines/accounts';
import type { NewAccount } from '../../../../../src/renderer/engine/ports';
import { ALICE, ALICE_FORM } from '../../../../fakes/account';

const made = (part: Partial<NewAccount>) => accountFrom({ ...ALICE_FORM, ...part }, ALICE.id);

describe('the sign-in form', () => {
  it('becomes an account; the server is found from the domain', () => {
    expect(made({})).toEqual({ ok: true, value: ALICE });
  });

  it.each([
    [
      { address: 'sips:alice@example.com:5061' },
      { address: 'sip:alice@example.com:5061', server: 'wss://example.com:5061' },
    ],
    [{ server: 'gw.example.com:7443/ws' }, { server: 'wss://gw.example.com:7443/ws' }],
    [{ displayName: `  ${'x'.repeat(200)}` }, { displayName: 'x'.repeat(128) }],
    [{ authorizationUser: ' auth ' }, { authorizationUser: 'auth' }],
    [{ iceServer: ' stun.example.com:3478 ' }, { iceServer: 'stun:stun.example.com:3478' }],
    [{ iceServer: 'turns:turn.example.com' }, { iceServer: 'turns:turn.example.com' }],
    [{ keepPassword: false }, { keepPassword: false }],
  ])('%j gives %j', (part, expected) => {
    expect(made(part)).toMatchObject({ ok: true, value: expected });
  });

  it.each([
    [{ address: '' }, 'empty'],
    [{ address: 'alice' }, 'bad-host'],
    [{ address: 'http://example.com' }, 'scheme'],
    [{ server: 'ws://example.com' }, 'insecure-server'],
    [{ server: 'https://example.com' }, 'bad-server'],
    [{ password: '' }, 'password-missing'],
  ])('%j: %s', (part, code) => {
    expect(made(part)).toMatchObject({ ok: false, error: { code } });
  });

  it('never becomes an account that the settings would refuse', async () => {
    const [{ accountSchema }, v] = await Promise.all([
      import('../../../../../src/shared/config/settings'),
      import('valibot'),
    ]);
    for (const part of [
      { iceServer: 'x'.repeat(2_000) },
      { turnUser: 'x'.repeat(2_000) },
      { server: `wss://example.com/${'x'.repeat(2_000)}` },
      { authorizationUser: '😀'.repeat(500) },
    ]) {
      const result = made(part);
      if (result.ok) expect(v.is(accountSchema, result.value), JSON.stringify(part).slice(0, 40)).toBe(true);
    }
  });

  it('puts no password into the account', () => {
    expect(JSON.stringify(made({ password: 'hunter2', turnPassword: 'hunter3' }))).not.toMatch(/hunter/);
  });
});

describe('where calls find their way', () => {
  it('is through the ICE server with its credentials', () => {
    const account = { ...ALICE, iceServer: 'turn:turn.example.com', turnUser: 'al' };
    expect(networkOf(account, 'pw')).toEqual({
      servers: [{ url: 'turn:turn.example.com', username: 'al', credential: 'pw' }],
      sameMachine: false,
    });
    expect(networkOf(ALICE, '').servers).toEqual([]);
  });

  it.each([
    ['ws://127.0.0.1:5066', true],
    ['wss://LOCALHOST/ws', true],
    ['wss://[::1]:7443', true],
    ['wss://127.0.0.1.example.com', false],
    ['', false],
  ])('is on this machine for %s: %s', (server, sameMachine) => {
    expect(networkOf({ ...ALICE, server }, '').sameMachine).toBe(sameMachine);
  });
});

it('leads to the same while nothing changes that it registers or calls with', () => {
  expect(leadsToTheSame(ALICE, { ...ALICE, mostCalls: 1, keepPassword: false })).toBe(true);
  expect(leadsToTheSame(ALICE, { ...ALICE, server: 'wss://elsewhere.example' })).toBe(false);
  expect(leadsToTheSame(ALICE, { ...ALICE, turnUser: 'other' })).toBe(false);
});
