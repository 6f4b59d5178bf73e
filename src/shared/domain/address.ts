import { fail, ok, type Result } from './result';

/** A SIP address of record or target, checked: its parts hold nothing that could end a header or a URI (RFC 3261 §25.1). */
export interface SipAddress {
  readonly user: string;
  readonly host: string;
  readonly port: number | null;
  readonly scheme: 'sip' | 'sips';
}

export const ADDRESS_FAULTS = [
  'empty',
  'too-long',
  'bad-character',
  'bad-host',
  'no-user',
  'scheme',
] as const;
export type AddressFault = (typeof ADDRESS_FAULTS)[number];

const LONGEST = 255;
/** RFC 3261 `user`: unreserved, escaped (but no control character), user-unreserved; and the `#` of service codes. */
const USER = /^(?:[A-Za-z0-9\-_.!~*'()&=+$,;?/#]|%(?![01]|7[Ff])[0-9A-Fa-f]{2})+$/;
/** RFC 3261 `hostname`: the last label begins with a letter, or it were an IPv4 address. */
const HOST_NAME =
  /^(?=.{1,253}$)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;
const IPV4 = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const IPV6 = /^\[[0-9A-Fa-f:.]{2,45}\]$/;
/** Separators people write in numbers (RFC 3966 §5.1.1 visual-separator, and blanks). */
const VISUAL = /[\s\-.()/\u00a0\u202f]/g;

/**
 * Reads what a person typed or a link named: `alice@example.com`, `sip:alice@example.com`, or, with a `defaultHost`, a number
 * such as `+49 30 123 45` or an extension. URI parameters and headers (`;user=phone`, `?subject=`) are left out. Faults: `empty`, `too-long` (> 255), `bad-character`, `bad-host`, `no-user`,
 * `scheme` (not sip, sips or tel).
 */
export function parseAddress(input: string, defaultHost?: string): Result<SipAddress, AddressFault> {
  const text = input.trim();
  if (text === '') return fail('empty', 'no address');
  if (text.length > LONGEST) return fail('too-long', `${String(text.length)} characters`);
  const schemed = /^([A-Za-z][A-Za-z0-9+.-]*):(.*)$/s.exec(text);
  const scheme = (schemed?.[1] ?? 'sip').toLowerCase();
  if (scheme !== 'sip' && scheme !== 'sips' && scheme !== 'tel') return fail('scheme', `scheme ${scheme}`);
  const rest = schemed?.[2] ?? text;
  const at = rest.lastIndexOf('@');
  const named = at < 0 ? rest : rest.slice(0, at);
  const user = userPart(scheme === 'tel' ? withoutParameters(named) : named);
  if (user === '') return fail('no-user', 'nothing before @');
  if (!USER.test(user) || !isDecodable(user)) return fail('bad-character', 'a character that no address has');
  const host = at < 0 ? defaultHost : withoutParameters(rest.slice(at + 1));
  if (host === undefined || host === '') return fail('bad-host', 'no host');
  const place = parseHost(host);
  if (!place) return fail('bad-host', 'not a host name');
  return ok({ user: user.replaceAll('#', '%23'), ...place, scheme: scheme === 'sips' ? 'sips' : 'sip' });
}

/** `sip:user@host[:port]` */
export function formatAddress(address: SipAddress): string {
  const port = address.port === null ? '' : `:${String(address.port)}`;
  return `${address.scheme}:${address.user}@${address.host}${port}`;
}

function isDecodable(user: string): boolean {
  try {
    decodeURIComponent(user);
    return true;
  } catch {
    return false;
  }
}

function withoutParameters(text: string): string {
  return text.replace(/[;?].*$/s, '');
}

/** The number without the marks people put in for the eye; anything that isn't a number stays as it is. */
function userPart(text: string): string {
  const compact = text.replace(VISUAL, '');
  return /^\+?[0-9*#]+$/.test(compact) ? compact : text;
}

function parseHost(text: string): { host: string; port: number | null } | null {
  const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(text);
  const host = (parts?.[1] ?? '').replace(/\.$/, '');
  const port = parts?.[2] === undefined ? null : Number(parts[2]);
  if (port !== null && (port < 1 || port > 65_535)) return null;
  return [HOST_NAME, IPV4, IPV6].some((form) => form.test(host)) ? { host: host.toLowerCase(), port } : null;
}

/** Host of a SIP address, with its port where it has one. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** Both reach the same user at the same host (RFC 3261 §19.1.4, as far as user and host go). False for what is no address. */
export function isSameAddress(one: string, other: string): boolean {
  const [first, second] = [parseAddress(one), parseAddress(other)];
  return (
    first.ok &&
    second.ok &&
    first.value.user === second.value.user &&
    first.value.host.toLowerCase() === second.value.host.toLowerCase()
  );
}
