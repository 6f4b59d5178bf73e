/** Stands for the host that a `tel:` address has none of; nobody can have it (RFC 2606 §2). */
const NO_HOST = 'tel.invalid';
const ADDRESSED = /^((?:From|f|To|t|Contact|m|Refer-To|r)[ \t]*:)([^\r\n]*(?:\r\n[ \t][^\r\n]*)*)$/gim;
const OURS = /<sip:([^@<>\s]+)@tel\.invalid;user=phone>/g;

/**
 * Makes the `tel:` addresses (RFC 3966) that gateways to the telephone network put in From, To, Contact and Refer-To into SIP addresses
 * (RFC 3261 §19.1.6): the library reads no others, and drops an INVITE that has one.
 */
export function withSipAddresses(message: string): string {
  return inHead(message, (head) =>
    !/tel:/i.test(head)
      ? head
      : head.replace(ADDRESSED, (_line, name: string, value: string) => `${name}${asSip(value)}`),
  );
}

/** The other way round, for what we send: the far end knows itself by the address it gave. */
export function withTelAddresses(message: string): string {
  return inHead(message, (head) =>
    head.replace(ADDRESSED, (_line, name: string, value: string) => {
      return `${name}${value.replace(OURS, (_uri, user: string) => `<tel:${unescaped(user)}>`)}`;
    }),
  );
}

/** What it was, for an address that was a `tel:` one; any other as it is. */
export function asWritten(address: string): string {
  const [, user, host = ''] = /^sip:([^@]+)@([^;:?]+)/i.exec(address) ?? [];
  return telAddress(user, host) ?? address;
}

/** `tel:+4930123` for an address that was one; null for all others. `user` as the library has it. */
export function telAddress(user: string | undefined, host: string): string | null {
  if (user === undefined || host !== NO_HOST) return null;
  return `tel:${unescaped(user)
    .replace(/;.*$/s, '')
    .replace(/[().-]/g, '')}`;
}

function asSip(value: string): string {
  return /^[ \t]*tel:/i.test(value)
    ? value.replace(/tel:([^;,\s]+)/i, (_uri, number: string) => sipUri(number))
    : value.replace(/<tel:([^<>\s]+)>/gi, (_uri, number: string) => sipUri(number));
}

/** The characters of RFC 3966 that no user part has are escaped (RFC 3261 §25.1). */
function sipUri(subscriber: string): string {
  const user = subscriber.replace(/[^\w\-.!~*'()&=+$,;?/%]/g, (other) => encodeURIComponent(other));
  return `<sip:${user}@${NO_HOST};user=phone>`;
}

function unescaped(user: string): string {
  return user.replace(/%(?:5B|5D|3A|3B|3D|23|2B)/gi, (escaped) => decodeURIComponent(escaped));
}

function inHead(message: string, change: (head: string) => string): string {
  const end = message.indexOf('\r\n\r\n');
  return end < 0 ? change(message) : change(message.slice(0, end)) + message.slice(end);
}
