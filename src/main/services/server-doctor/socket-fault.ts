import type { LineFailure } from '../../../shared/domain/line-failure';

const BY_CODE: Readonly<Record<string, LineFailure>> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  EAI_NODATA: 'unknown-host',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'silent',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  // Something listens, but it speaks no TLS, or hangs up on it.
  EPROTO: 'not-sip',
  ECONNRESET: 'not-sip',
  EPIPE: 'not-sip',
};

/** OpenSSL's names for a chain that leads to no authority we know (X509_V_ERR_*), as Node gives them. */
const UNTRUSTED =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED|HOSTNAME_MISMATCH)/;

/** What a failed connection means. `code`: the error's, from `node:net` or `node:tls`. */
export function socketFault(code: string | undefined): LineFailure {
  if (code === undefined) return 'unreachable';
  const known = BY_CODE[code];
  if (known) return known;
  if (UNTRUSTED.test(code)) return 'certificate-untrusted';
  if (code.startsWith('ERR_SSL_')) return 'not-sip';
  return 'unreachable';
}
