import { fail, ok, type Result } from './result';

export type ServerFault = 'insecure-server' | 'bad-server';

/**
 * The WebSocket address of a gateway (RFC 7118): as given, or `wss://DOMAIN` of the account. `wss:` only; `ws:` is allowed to
 * `localhost` and `127.0.0.1` alone, where nothing leaves the machine (a page's policy can't name the other loopback addresses). Faults: `insecure-server`, `bad-server`.
 */
export function serverUrl(given: string, domain: string): Result<string, ServerFault> {
  const text = given.trim();
  const candidate =
    text === '' ? `wss://${domain}` : /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `wss://${text}`;
  const url = parse(candidate);
  if (!url) return fail('bad-server', 'not an address');
  if (url.scheme === 'wss') return ok(url.href);
  if (url.scheme !== 'ws') return fail('bad-server', `scheme ${url.scheme}`);
  const here = url.host === 'localhost' || url.host === '127.0.0.1';
  return here ? ok(url.href) : fail('insecure-server', 'ws: to another machine');
}

/** The host is this machine: `localhost`, 127.0.0.0/8 or [::1]. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

/** No URL class here: this folder is compiled without DOM and Node. User information and fragments are refused. */
function parse(text: string): { scheme: string; host: string; href: string } | null {
  const match =
    /^([a-z]+):\/\/(\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(:\d{1,5})?(\/[\w\-./~%?=&+]*)?$/i.exec(
      text,
    );
  if (!match) return null;
  const scheme = (match[1] ?? '').toLowerCase();
  const host = (match[2] ?? '').toLowerCase();
  const port = match[3] ?? '';
  if (port !== '' && (Number(port.slice(1)) > 65_535 || Number(port.slice(1)) < 1)) return null;
  return { scheme, host, href: `${scheme}://${host}${port}${match[4] ?? ''}` };
}
