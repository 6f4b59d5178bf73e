import { formatAddress, parseAddress } from './address';
import { displayText } from './display-text';
import { LINK_SCHEMES, OWN_SCHEME, type LinkFault, type LinkScheme } from './link-fault';
import { fail, ok, type Result } from './result';

/** What a link asks for. It comes from a page nobody vouches for: nothing in it is done without a look at it. */
export type Link =
  /** `target` is fit to be dialled; `shown` is what the person sees of it, with an extension that is not dialled. */
  | { readonly kind: 'dial'; readonly target: string; readonly shown: string }
  /** Of the one call that is named: what a pressed notification asks for when it starts the app. */
  | { readonly kind: 'call'; readonly action: LinkAction; readonly callId: string };
export type LinkAction = 'answer' | 'decline' | 'show';

type Called = Result<Extract<Link, { kind: 'dial' }>, LinkFault>;

const LONGEST = 512;
/** E.164 knows 15 digits; a trunk code, a carrier code and an extension may come on top. */
const MOST_DIGITS = 40;
const MOST_EXTENSION_DIGITS = 20;
const SCHEMED = /^([a-z][a-z0-9+.-]*):(.*)$/is;
/** RFC 3966 §3 `visual-separator`, and what people write besides: blanks and slashes. */
const VISUAL = /[\s\-.()/\u00a0\u202f]/g;
/** What no part of a link may hold, also not percent-encoded: control characters and marks that turn the text around. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/;

/**
 * Reads a `tel:` (RFC 3966), `sip:`, `sips:` (RFC 3261 §19.1), `callto:` or `offhook:` (the brand's own) link of at most 512 characters. Of a
 * telephone number `;ext=` is shown and not dialled; a domain as `;phone-context=` names whose number it is, a prefix is shown
 * (RFC 3966 §5.1.5: it is no part of the number); other parameters are left out. `offhook:dial?to=ADDRESS` and
 * `offhook:call/ADDRESS` hold one of the others or what a person would dial; `offhook:answer?call=ID`, `decline` and `show`
 * mean a call that rings here. Faults: see `LINK_FAULTS`, all but `too-many`.
 */
export function parseLink(text: string): Result<Link, LinkFault> {
  const link = text.trim();
  if (link.length > LONGEST) return fail('too-long', `${String(link.length)} characters`);
  const parts = SCHEMED.exec(link);
  if (!parts) return fail('not-a-link', 'no scheme');
  const scheme = knownScheme(parts[1] ?? '');
  if (!scheme) return fail('scheme', 'not a scheme of ours');
  const body = decoded(parts[2] ?? '');
  if (!body.ok) return body;
  const rest = (parts[2] ?? '').replace(/^\/\//, '');
  return scheme === OWN_SCHEME ? readOwn(rest) : readCalled(scheme, rest);
}

/** Whether a word is meant as a link of ours, whatever it then holds. */
export function looksLikeLink(word: string): boolean {
  return knownScheme(SCHEMED.exec(word.trim())?.[1] ?? '') !== null;
}

function knownScheme(text: string): LinkScheme | null {
  return LINK_SCHEMES.find((scheme) => scheme === text.toLowerCase()) ?? null;
}

function readOwn(rest: string): Result<Link, LinkFault> {
  const call = /^(answer|decline|show)\/?\?call=([^&]*)$/.exec(rest);
  if (call) {
    const callId = decoded(call[2] ?? '');
    if (!callId.ok) return callId;
    return /^[\w.~-]{1,128}$/.test(callId.value)
      ? ok({ kind: 'call', action: call[1] as LinkAction, callId: callId.value })
      : fail('not-a-link', 'names no call');
  }
  const target = /^(?:dial\/?\?to=([^&]*)|call\/(.*))$/.exec(rest);
  if (!target) return fail('not-a-link', 'asks for nothing we know');
  const inner = decoded((target[1] ?? target[2] ?? '').replace(/\/$/, ''));
  if (!inner.ok) return inner;
  const parts = SCHEMED.exec(inner.value.trim());
  if (!parts) return readAny(inner.value.trim());
  const scheme = knownScheme(parts[1] ?? '');
  if (!scheme || scheme === OWN_SCHEME) return fail('scheme', 'the address inside has another scheme');
  return readCalled(scheme, (parts[2] ?? '').replace(/^\/\//, ''));
}

function readCalled(scheme: Exclude<LinkScheme, typeof OWN_SCHEME>, rest: string): Called {
  switch (scheme) {
    case 'tel':
      return rest.includes('?') ? headers() : readNumber(rest.replace(/\/$/, ''));
    case 'callto':
      return readAny(rest.replace(/\/$/, ''));
    default:
      return readAddress(scheme, rest);
  }
}

/** What a person would dial: an address where there is an `@`, else a number or a name at our own server. */
function readAny(text: string): Called {
  return text.includes('@') ? readAddress('sip', text) : readLocal(text);
}

function readLocal(text: string): Called {
  if (text.includes('?')) return headers();
  const [named = ''] = text.split(';');
  const name = decoded(named);
  if (!name.ok) return name;
  if (/[*#]/.test(name.value)) return serviceCode();
  if (!/[a-z]/i.test(name.value)) return readNumber(text);
  if (!/^[\w.~-]+$/.test(name.value)) return fail('bad-character', 'in the name');
  return dial(name.value, name.value);
}

function readNumber(text: string): Called {
  const [written = '', ...parameters] = text.split(';');
  const number = decoded(written);
  if (!number.ok) return number;
  const digits = number.value.replace(VISUAL, '');
  const fault = numberFault(digits, MOST_DIGITS);
  if (fault) return fault;
  const extension = parameter(parameters, 'ext');
  if (!extension.ok) return extension;
  const extra = extension.value?.replace(VISUAL, '') ?? null;
  const extraFault = extra === null ? null : numberFault(extra, MOST_EXTENSION_DIGITS);
  if (extraFault) return extraFault;
  const suffix = extra === null ? '' : ` ext. ${extra}`;
  const context = parameter(parameters, 'phone-context');
  if (!context.ok) return context;
  const shown = number.value.trim();
  // A global number needs no context (RFC 3966 §5.1.4).
  if (context.value === null || digits.startsWith('+')) return dial(digits, shown + suffix);
  if (!context.value.startsWith('+')) return addressed('sip', digits, context.value, suffix);
  const prefix = numberFault(context.value.replace(VISUAL, ''), MOST_DIGITS);
  return prefix ?? dial(digits, `${shown} (${context.value})${suffix}`);
}

function readAddress(scheme: 'sip' | 'sips', rest: string): Called {
  if (rest.includes('?')) return headers();
  const at = rest.lastIndexOf('@');
  if (at < 0) return readLocal(rest);
  const user = decoded(rest.slice(0, at));
  if (!user.ok) return user;
  if (/[*#]/.test(user.value)) return serviceCode();
  if (/[<>"\s@]/.test(user.value)) return fail('bad-character', 'in the name before the @');
  if (user.value.replace(/\D/g, '').length > MOST_DIGITS) return fail('too-long', 'too many digits');
  return addressed(scheme, rest.slice(0, at), rest.slice(at + 1), '');
}

function addressed(scheme: 'sip' | 'sips', user: string, place: string, suffix: string): Called {
  const address = parseAddress(`${scheme}:${user}@${place}`);
  if (!address.ok) {
    const { code, detail } = address.error;
    if (code === 'no-user' || code === 'empty') return fail('no-number', detail);
    return fail(code === 'too-long' ? code : 'bad-character', detail);
  }
  const target = formatAddress(address.value);
  return dial(target, decodeURIComponent(target.slice(scheme.length + 1)) + suffix);
}

function numberFault(digits: string, most: number): ReturnType<typeof fail<LinkFault>> | null {
  if (/[*#]/.test(digits)) return serviceCode();
  if (!/^\+?\d*$/.test(digits)) return fail('bad-character', 'in the number');
  if (!/\d/.test(digits)) return fail('no-number', 'no digit');
  return digits.length > most ? fail('too-long', 'too many digits') : null;
}

/** A parameter's decoded value; null when it isn't there. RFC 3966 §3: each at most once, names in any case. */
function parameter(parameters: readonly string[], name: string): Result<string | null, LinkFault> {
  const given = parameters.filter((text) => text.toLowerCase().startsWith(`${name}=`));
  if (given.length > 1) return fail('not-a-link', `${name} is given twice`);
  return given[0] === undefined ? ok(null) : decoded(given[0].slice(name.length + 1));
}

function decoded(text: string): Result<string, LinkFault> {
  try {
    const plain = decodeURIComponent(text);
    // Line ends begin new headers in SIP (RFC 3261 §7.3.1).
    if (/[\r\n]/.test(plain)) return fail('headers', 'holds a line end');
    return UNSEEN.test(plain) ? fail('bad-character', 'a character that can’t be seen') : ok(plain);
  } catch {
    return fail('bad-character', 'broken percent-encoding');
  }
}

function dial(target: string, shown: string): Called {
  return ok({ kind: 'dial', target, shown: displayText(shown) });
}

function headers(): ReturnType<typeof fail<LinkFault>> {
  return fail('headers', 'carries headers');
}

function serviceCode(): ReturnType<typeof fail<LinkFault>> {
  return fail('service-code', 'dials * or #');
}
