import { isAnonymous } from '../../../../shared/domain/caller';
import type { UiText } from '../../text/load-text';

interface Somebody {
  readonly name: string | null;
  readonly number: string;
  readonly address: string;
}

/** Who it is, in as few words as there are: the name, else the number, else the address. */
export function remoteName(remote: Somebody, text: UiText): string {
  if (isAnonymous(remote)) return text.t('caller.anonymous');
  return remote.name ?? (remote.number === '' ? remote.address : remote.number);
}

/** What to dial to reach them again; null: nobody knows. */
export function redialTarget(remote: Somebody): string | null {
  if (isAnonymous(remote)) return null;
  return remote.number === '' ? remote.address : remote.number;
}

/** One or two letters for a person's picture; null for numbers and addresses, which have no initials. */
export function initials(name: string | null): string | null {
  const words = (name ?? '').split(/[\s,]+/).filter((word) => /^\p{L}/u.test(word));
  const first = words[0];
  if (first === undefined) return null;
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
