import { expect, it } from 'vitest';
import * as v from 'valibot';
import { ICE_RULES, NETWORK, SECRETS, SIP } from '../../../../../src/shared/config/policies/connection';

it.each([
  ['wss://sip.example.com/ws', true],
  ['ws://127.0.0.1:5066/', true],
  ['ws://sip.example.com', false],
  ['http://sip.example.com', false],
  ['javascript:alert(1)', false],
  ['wss://user:secret@sip.example.com', false],
])('a gateway may be %s: %s', (url, fits) => {
  expect(v.is(SIP['sip.server'].schema, url)).toBe(fits);
});

it.each([
  ['stun:stun.example.com:3478', true],
  ['turns:turn.example.com?transport=tcp', true],
  ['turn:user:secret@turn.example.com', false],
  ['example.com', false],
])('a STUN or TURN server may be %s: %s', (url, fits) => {
  expect(v.is(ICE_RULES['media.iceServer'].schema, url)).toBe(fits);
});

it('a proxy has no password in it', () => {
  expect(v.is(NETWORK['network.proxyServer'].schema, 'proxy.example.com:3128')).toBe(true);
  expect(v.is(NETWORK['network.proxyServer'].schema, 'http://ada:secret@proxy.example.com')).toBe(false);
});

it('passwords are kept until somebody forbids it', () => {
  expect(SECRETS['secrets.keepPasswords'].builtIn).toBe(true);
});
