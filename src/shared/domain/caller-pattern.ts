import { domainOf, parseAddress } from './address';

/**
 * A caller is on a list of addresses and numbers, `*` standing for any characters. What has no `@` means the number at our own domain:
 * anybody can take the user name they like elsewhere. An empty list holds nobody.
 * @param ownAddress our SIP address
 */
export function isOnList(caller: string, list: readonly string[], ownAddress: string): boolean {
  const called = parseAddress(caller);
  const ownHost = domainOf(ownAddress).replace(/:\d+$/, '').toLowerCase();
  const { user, host } = called.ok
    ? called.value
    : { user: caller.replace(/^tel:/i, ''), host: /^tel:/i.test(caller) ? ownHost : '' };
  return list.some((entry) => {
    const pattern = entry.trim().replace(/^(?:sips?|tel):/i, '');
    const at = pattern.lastIndexOf('@');
    const [wantedUser, wantedHost] =
      at < 0 ? [compact(pattern), ownHost] : [pattern.slice(0, at), pattern.slice(at + 1)];
    return (
      wantedUser !== '' && matches(user, wantedUser) && matches(host.toLowerCase(), wantedHost.toLowerCase())
    );
  });
}

/** Numbers without the marks people put in for the eye. */
function compact(text: string): string {
  const bare = text.replace(/[\s\-.()/]/g, '');
  return /^\+?[\d*#]+$/.test(bare) ? bare : text;
}

/** Each `*` takes as little as it can: no pattern makes this slow. */
function matches(text: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  if (!text.startsWith(first)) return false;
  const last = rest.pop() ?? '';
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
