import type { RemoteParty } from '../../../shared/domain/call-snapshot';
import { displayText } from '../../../shared/domain/display-text';

/** How the other end is shown: a name when it gave one that says more than its number, the number without our own domain. */
export function remoteParty(address: string, displayName: string, ownDomain: string): RemoteParty {
  const shown = displayText(address);
  const bare = shown.replace(/^(?:sips?|tel):/i, '');
  const at = bare.lastIndexOf('@');
  const user = unescaped(at < 0 ? bare : bare.slice(0, at));
  const host = at < 0 ? '' : bare.slice(at + 1);
  const number = at > 0 && host.toLowerCase() === ownDomain.toLowerCase() ? user : bare;
  const name = displayText(displayName);
  return { name: name === '' || name === user || name === bare ? null : name, number, address: shown };
}

/** `*21%23` is dialled, and shown, as `*21#`. */
function unescaped(user: string): string {
  try {
    return displayText(decodeURIComponent(user));
  } catch {
    return user;
  }
}
