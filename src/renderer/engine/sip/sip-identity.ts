import { Grammar, type Core, type NameAddrHeader } from 'sip.js';
import { ANONYMOUS_ADDRESS, type CallerIdentity, type Verification } from '../../../shared/domain/caller';
import { displayText } from '../../../shared/domain/display-text';
import { asWritten, telAddress } from './tel-addresses';

/** What one header says about somebody, fit to show. */
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
      telAddress(user, host) ??
        (user === undefined || user === ''
          ? `${scheme}:${place}`
          : `${scheme}:${decoded(withoutParameters(user))}@${place}`),
    ),
  };
}

/**
 * Who a message says it is from: the asserted identity where the gateway gives one (RFC 3325 §9.1), else the From header. Who asks
 * not to be known is not (RFC 3323 §4.2), whatever else the message says.
 */
export function callerIn(
  message: Core.IncomingRequestMessage | Core.IncomingResponseMessage,
): CallerIdentity {
  const values = message.getHeaders('P-Asserted-Identity');
  const asserted = values.flatMap((value) => assertedIn(value) ?? [])[0];
  const verification = verificationIn([...values, message.getHeader('From') ?? '']);
  const wantsNone = message
    .getHeaders('Privacy')
    .some((value) => /(?:^|[;,\s])(?:id|user)(?:$|[;,\s])/i.test(value));
  const from = identityOf(message.from);
  if (wantsNone || (!asserted && isWithheld(message.from))) {
    return { displayName: '', address: ANONYMOUS_ADDRESS, asserted: false, verification };
  }
  return asserted
    ? { ...asserted, asserted: true, verification }
    : { ...from, asserted: false, verification };
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
  return each.sort((a, b) => b.q - a.q).map(({ address }) => asWritten(address));
}

/** True when the Reason header says that another device took the call (RFC 3326 §2: protocol SIP, cause 200). */
export function answeredElsewhere(request: { getHeaders(name: string): string[] }): boolean {
  return request
    .getHeaders('Reason')
    .map((value) => value.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
    .flatMap((value) => value.split(','))
    .some((reason) => /^\s*SIP\s*;.*\bcause\s*=\s*200\b/i.test(reason));
}

/**
 * The network's word on the number (ATIS-1000074 §5.2.2, 3GPP TS 24.229 §7.2A.20: `verstat`), a parameter of the tel URI or of the
 * SIP URI's user part. What failed in one place has failed.
 */
export function verificationIn(values: readonly string[]): Verification | null {
  const found = values
    .map((value) => value.replace(/"(?:[^"\\]|\\.)*"/g, ''))
    .map((value) => /;verstat=TN-Validation-(Passed|Failed)(?![\w-]*[a-z])/i.exec(value)?.[1]?.toLowerCase());
  if (found.includes('failed')) return 'failed';
  return found.includes('passed') ? 'passed' : null;
}

/** One P-Asserted-Identity (RFC 3325 §9.1: a SIP, SIPS or tel URI); the library reads no tel URI and none without brackets. */
function assertedIn(value: string): SipIdentity | null {
  const parts = /^\s*("(?:[^"\\]|\\.)*"\s*|[^<",]*)<([^>]*)>/.exec(value);
  const uri = parts?.[2] ?? value.split(/[,\s]/, 1)[0] ?? '';
  const number = /^tel:([+\d*#A-D().-]+)/i.exec(uri)?.[1];
  const name = /^"(.*)"$/s.exec(parts?.[1]?.trim() ?? '')?.[1] ?? parts?.[1]?.trim() ?? '';
  if (number !== undefined) {
    return {
      displayName: displayText(name.replace(/\\(.)/g, '$1')),
      address: displayText(`tel:${number.replace(/[().-]/g, '')}`),
    };
  }
  const read = Grammar.nameAddrHeaderParse(parts ? `${parts[1] ?? ''}<${uri}>` : `<${uri}>`);
  return read ? identityOf(read) : null;
}

function isWithheld({ uri: { host, user } }: NameAddrHeader): boolean {
  return /(?:^|\.)anonymous\.invalid$/i.test(host) || /^anonymous$/i.test(user ?? '');
}

/** `+4930123;verstat=TN-Validation-Passed` is the number `+4930123` (RFC 3966 §3). */
function withoutParameters(user: string): string {
  return /^\+?[\d\-.()*#]+;/.test(user) ? user.replace(/;.*$/s, '') : user;
}

function decoded(user: string): string {
  try {
    return decodeURIComponent(user);
  } catch {
    return user;
  }
}
