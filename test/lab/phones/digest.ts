import { createHash } from 'node:crypto';
import type { LabAccount } from '../lab-types';

/**
 * The `Proxy-Authorization` that answers a 407 of the gateway (RFC 2617 §3.2.2 with qop=auth, which it asks for).
 * @param challenge the whole message
 */
export function proxyAuthorization(
  challenge: string,
  { name, password }: Pick<LabAccount, 'name' | 'password'>,
  method: string,
  uri: string,
): string {
  const value = (field: string): string => new RegExp(`${field}="([^"]*)"`).exec(challenge)?.[1] ?? '';
  const [realm, nonce] = [value('realm'), value('nonce')];
  const secret = md5(`${name}:${realm}:${password}`);
  const response = md5(`${secret}:${nonce}:00000001:lab:auth:${md5(`${method}:${uri}`)}`);
  return [
    `Proxy-Authorization: Digest username="${name}", realm="${realm}", nonce="${nonce}", uri="${uri}"`,
    `algorithm=MD5, qop=auth, nc=00000001, cnonce="lab", response="${response}"`,
  ].join(', ');
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}
