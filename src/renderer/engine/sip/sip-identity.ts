import type { NameAddrHeader } from 'sip.js';
import { displayText } from '../../../shared/domain/display-text';

/** What a message says about who sent it, fit to show. */
export interface SipIdentity {
  readonly displayName: string;
  /** `sip:user@host` */
  readonly address: string;
}

export function identityOf(header: NameAddrHeader): SipIdentity {
  const { user, host, port, scheme } = header.uri;
  // Typed as a string, but absent where the header has none.
  const displayName = header.displayName as string | undefined;
  const place = port === undefined ? host : `${host}:${String(port)}`;
  return {
    // The library leaves quoted pairs as they came (RFC 3261 §25.1).
    displayName: displayText((displayName ?? '').replace(/\\(.)/g, '$1')),
    address: displayText(
      user === undefined || user === '' ? `${scheme}:${place}` : `${scheme}:${decoded(user)}@${place}`,
    ),
  };
}

/** True when the Reason header says that another device took the call (RFC 3326 §2: protocol SIP, cause 200). */
export function answeredElsewhere(request: { getHeaders(name: string): string[] }): boolean {
  return request
    .getHeaders('Reason')
    .map((value) => value.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
    .flatMap((value) => value.split(','))
    .some((reason) => /^\s*SIP\s*;.*\bcause\s*=\s*200\b/i.test(reason));
}

function decoded(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
