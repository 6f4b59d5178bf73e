import type { RemoteParty } from './call-snapshot';
import { displayText } from './display-text';

/** Whether the network checked that the caller may use the number (ATIS-1000074 §5.2.2: STIR/SHAKEN). */
export const VERIFICATIONS = ['passed', 'failed'] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** Where nobody can be reached, and nobody says who it is (RFC 3323 §4.1.1.3). */
export const ANONYMOUS_ADDRESS = 'sip:anonymous@anonymous.invalid';

/** Who a message says it is from, its texts made fit to show. */
export interface CallerIdentity {
  readonly displayName: string;
  /** `sip:user@host`, unchecked; `ANONYMOUS_ADDRESS` for who does not want to be known. */
  readonly address: string;
  /** The network says so (RFC 3325 §9.1), not only the caller. */
  readonly asserted: boolean;
  /** Null: the network does not say. */
  readonly verification: Verification | null;
}

/** They don't want to be known: there is nothing to show but that, and nobody to call back. */
export function isAnonymous({ address }: Pick<RemoteParty, 'address'>): boolean {
  return /@anonymous\.invalid$/i.test(address);
}

/** Names that only say that there is none. */
const NAMELESS = /^(?:anonymous|unknown|unavailable|private|withheld|anonym|unbekannt)$/i;

/**
 * How the other end is shown. The name is whom it claims to be only where somebody stands for that: the network asserts it (RFC
 * 3325), or it has an address of our own domain, whose registrar knows its users. Any other name is a claim, and one that failed
 * the network's check is nothing more either.
 * @param ownDomain host of our own address; its numbers are shown without it
 */
export function remoteParty(identity: CallerIdentity, ownDomain: string): RemoteParty {
  const { asserted, verification } = identity;
  const address = displayText(identity.address);
  const claimed = displayText(identity.displayName);
  if (isAnonymous(identity)) return { name: null, number: '', address: ANONYMOUS_ADDRESS };
  const bare = address.replace(/^(?:sips?|tel):/i, '');
  const at = bare.lastIndexOf('@');
  const user = unescaped(at < 0 ? bare : bare.slice(0, at));
  const host = at < 0 ? '' : bare.slice(at + 1);
  const atHome = at > 0 && host.toLowerCase() === ownDomain.toLowerCase();
  const saysMore = ![user, bare, ''].includes(claimed) && !NAMELESS.test(claimed);
  const known = saysMore && verification !== 'failed' && (asserted || atHome);
  return {
    name: known ? claimed : null,
    number: atHome ? user : bare,
    address,
    ...(saysMore && !known ? { claimedName: claimed } : {}),
    ...(verification === null ? {} : { verification }),
  };
}

/** `*21%23` is dialled, and shown, as `*21#`. */
function unescaped(user: string): string {
  try {
    return displayText(decodeURIComponent(user));
  } catch {
    return user;
  }
}
