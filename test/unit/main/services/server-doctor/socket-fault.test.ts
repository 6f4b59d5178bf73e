import { expect, it } from 'vitest';
import { socketFault } from '../../../../../src/main/services/server-doctor/socket-fault';

it.each([
  ['ENOTFOUND', 'unknown-host'],
  ['EAI_AGAIN', 'unknown-host'],
  ['ECONNREFUSED', 'refused'],
  ['ETIMEDOUT', 'silent'],
  ['ENETUNREACH', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['CERT_HAS_EXPIRED', 'certificate-expired'],
  ['CERT_NOT_YET_VALID', 'certificate-expired'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate-name'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate-untrusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate-untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate-untrusted'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate-untrusted'],
  ['CERT_REVOKED', 'certificate-untrusted'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'not-sip'],
  ['EPROTO', 'not-sip'],
  ['ECONNRESET', 'not-sip'],
  ['EWHATEVER', 'unreachable'],
  [undefined, 'unreachable'],
])('%s → %s', (code, failure) => {
  expect(socketFault(code)).toBe(failure);
});
