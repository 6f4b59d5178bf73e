import { describe, expect, it } from 'vitest';
import { signOnFault } from '../../../../../src/main/services/single-sign-on/sign-on-fault';

const made = (message: string, more: object = {}) => Object.assign(new Error(message), more);

describe('an error of the sign-in', () => {
  it.each([
    [made('x', { error: 'access_denied' }), 'sso-denied'],
    [made('x', { error: 'invalid_grant' }), 'refused'],
    [made('x', { code: 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED' }), 'sso-clock'],
    [made('x', { code: 'OAUTH_INVALID_RESPONSE' }), 'sso-failed'],
    [
      made('x', { code: 'OAUTH_RESPONSE_IS_NOT_CONFORM', cause: new Response(null, { status: 503 }) }),
      'sso-unreachable',
    ],
    [made('fetch failed', { cause: new Error('net::ERR_CERT_AUTHORITY_INVALID') }), 'certificate'],
    [made('net::ERR_CONNECTION_REFUSED'), 'sso-unreachable'],
    ['nothing', 'sso-failed'],
  ])('%s is %s', (error, code) => {
    expect(signOnFault(error).code).toBe(code);
  });
});
