import { fail, ok, type Result } from '../domain/result';
import { isWebLink } from './document';

/** Where a set-up comes from. */
export interface SetUp {
  /** `https:` address of the document. */
  readonly url: string;
  /** Opens it once; null: it needs none, or a sign-in. */
  readonly token: string | null;
}

type SetUpFault = 'bad-address' | 'not-https' | 'not-set-up';

const LONGEST = 2_048;
const TOKEN = /^[\w.~+/=-]{1,1024}$/;

/**
 * Reads what a person typed, scanned or was sent: the address of a document, with `https://` or without, or a link
 * `offhook:provision?url=…&token=…`. Faults: `not-https` (another scheme, such as http: or javascript:), `bad-address`,
 * `not-set-up` (a link of ours that sets nothing up).
 */
export function readSetUp(text: string): Result<SetUp, SetUpFault> {
  const given = text.trim();
  if (given.length > LONGEST) return fail('bad-address', `${String(given.length)} characters`);
  if (/^offhook:/i.test(given)) return readSetUpLink(given);
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(given)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https') return fail('not-https', `scheme ${scheme}`);
  return address(scheme === undefined ? `https://${given}` : given, null);
}

/** Whether a link of ours wants to set the phone up, and not to call. */
export function isSetUpLink(text: string): boolean {
  return /^\s*offhook:(?:\/\/)?provision\/?(?:\?|$)/i.test(text);
}

function readSetUpLink(link: string): Result<SetUp, SetUpFault> {
  if (!isSetUpLink(link)) return fail('not-set-up', 'a link of ours, for something else');
  const given = new Map<string, string>();
  for (const part of link.slice(link.indexOf('?') + 1).split('&')) {
    const [name = '', ...value] = part.split('=');
    if (given.has(name)) return fail('bad-address', `${name.slice(0, 16)} is given twice`);
    try {
      given.set(name, decodeURIComponent(value.join('=')));
    } catch {
      return fail('bad-address', 'broken percent-encoding');
    }
  }
  const url = given.get('url') ?? '';
  if (/^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url) && !/^https:/i.test(url)) return fail('not-https', 'in a link');
  const token = given.get('token') ?? null;
  if (token !== null && !TOKEN.test(token)) return fail('bad-address', 'the token has other characters');
  return address(url, token);
}

function address(url: string, token: string | null): Result<SetUp, SetUpFault> {
  const bare = url.replace(/#.*$/, '');
  return isWebLink(bare) && hasHost(bare)
    ? ok({ url: bare, token })
    : fail('bad-address', 'not an https: address');
}

/** A name, a number or [IPv6], with a port that there can be. */
function hasHost(url: string): boolean {
  const match =
    /^https:\/\/(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?(?:[/?]|$)/i.exec(url);
  return match !== null && (match[1] === undefined || (Number(match[1]) > 0 && Number(match[1]) < 65_536));
}

/** The host and port of an address, as a person is shown it. */
export function hostOf(url: string): string {
  return /^https:\/\/([^/?#]+)/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
