import { Grammar, type Core, type NameAddrHeader } from 'sip.js';
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

/** Who a request says it is from: the asserted identity where the gateway gives one (RFC 3325 §9.1), else the From header. */
export function identityIn(message: Core.IncomingRequestMessage): SipIdentity {
  const asserted = message.getHeader('P-Asserted-Identity');
  return identityOf(
    (asserted === undefined ? undefined : Grammar.nameAddrHeaderParse(asserted)) ?? message.from,
  );
}

/** The addresses in Contact headers, best first where they say so (RFC 3261 §20.10: `q`), as they came. */
export function addressesIn(contacts: readonly string[]): readonly string[] {
  const each = contacts
    .map((value) => value.replace(/"(?:[^"\\]|\\.)*"/g, ''))
    .flatMap((value) => value.split(','))
    .map((contact) => ({
      address: (/<([^>]*)>/.exec(contact)?.[1] ?? contact.split(';', 1)[0] ?? '').trim(),
      q: Number(/;\s*q\s*=\s*([01](?:\.\d*)?)/i.exec(contact)?.[1] ?? 1),
    }));
  return each.sort((a, b) => b.q - a.q).map(({ address }) => address);
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
