import { describe, expect, it, vi } from 'vitest';
import { Bearer, bearerChallengeOf } from '../../../../../src/renderer/engine/sip/bearer';
import type { BearerChallenge } from '../../../../../src/shared/domain/bearer-challenge';
import { fail, ok, type Result } from '../../../../../src/shared/domain/result';
import type { SipTokenFault } from '../../../../../src/shared/provisioning/sip-token-fault';

const ISSUER = 'https://id.example.test';
const CHALLENGE: BearerChallenge = { authzServer: ISSUER, scope: null, error: null };

function response(statusCode: number, headers: Readonly<Record<string, string[]>>) {
  return { statusCode, getHeaders: (name: string) => headers[name] ?? [] } as never;
}

function aBearer(allowed: boolean, outcome: Result<string, SipTokenFault> = ok('t')) {
  const token = vi.fn(() => Promise.resolve(outcome));
  return { bearer: new Bearer({ accountId: 'a', allowed, tokens: { token } }), token };
}

describe('a challenge', () => {
  it('is read from the header that belongs to its status, among others', () => {
    const both = ['Digest realm="x", nonce="y"', `Bearer authz_server="${ISSUER}"`];
    expect(bearerChallengeOf(response(401, { 'WWW-Authenticate': both }))).toMatchObject(CHALLENGE);
    expect(bearerChallengeOf(response(407, { 'Proxy-Authenticate': both }))).toMatchObject(CHALLENGE);
    expect(bearerChallengeOf(response(407, { 'WWW-Authenticate': both }))).toBeNull();
    expect(bearerChallengeOf(response(403, { 'WWW-Authenticate': both }))).toBeNull();
  });
});

describe('a token', () => {
  it('is another one at the second time, and for another server a first one', async () => {
    const { bearer, token } = aBearer(true);
    await bearer.obtain(CHALLENGE);
    await bearer.obtain(CHALLENGE);
    await bearer.obtain({ ...CHALLENGE, authzServer: 'https://other.test' });
    expect(token.mock.calls).toEqual([
      ['a', ISSUER, false],
      ['a', ISSUER, true],
      ['a', 'https://other.test', false],
    ]);
  });

  it('is not even asked for where none may go', async () => {
    const { bearer, token } = aBearer(false);
    expect(await bearer.obtain(CHALLENGE)).toMatchObject({ error: { code: 'forbidden' } });
    expect(await aBearer(true).bearer.obtain({ ...CHALLENGE, authzServer: null })).toMatchObject({
      ok: false,
    });
    expect(token).not.toHaveBeenCalled();
  });

  it.each([
    ['not-for-this', 'forbidden'],
    ['sign-in-needed', 'sign-in-needed'],
    ['unreachable', 'unreachable'],
  ] as const)('that can’t be had for %s makes the line fail as %s', async (code, failure) => {
    expect(await aBearer(true, fail(code, '')).bearer.obtain(CHALLENGE)).toMatchObject({
      error: { code: failure },
    });
  });
});
