import { isAnonymous } from '../../../../shared/domain/caller';
import type { HistoryEntry } from '../../../engine/ports';

const MOST = 5;

/** Someone to call. */
export interface Suggestion {
  /** What is dialled. */
  readonly target: string;
  readonly who: string;
  /** Below the name; null where the name is the number already. */
  readonly number: string | null;
}

/** People from the recent calls whose name, number or address holds what is typed; newest first, each once, at most five. */
export function suggestions(recents: readonly HistoryEntry[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === '') return [];
  const wantedNumber = compact(wanted);
  const found = new Map<string, Suggestion>();
  for (const entry of recents) {
    if (found.size >= MOST) break;
    if (isAnonymous(entry) || found.has(entry.address) || !matches(entry, wanted, wantedNumber)) continue;
    found.set(entry.address, {
      target: entry.number === '' ? entry.address : entry.number,
      who: entry.name ?? (entry.number === '' ? entry.address : entry.number),
      number: entry.name === null || entry.number === '' ? null : entry.number,
    });
  }
  return [...found.values()];
}

function matches(entry: HistoryEntry, wanted: string, wantedNumber: string): boolean {
  const words = (entry.name ?? '').toLocaleLowerCase();
  return (
    words.includes(wanted) ||
    entry.address
      .replace(/^sips?:/, '')
      .toLocaleLowerCase()
      .startsWith(wanted) ||
    (wantedNumber !== '' && compact(entry.number).includes(wantedNumber))
  );
}

/** A number without the marks for the eye; nothing for anything else. */
function compact(text: string): string {
  const digits = text.replace(/[\s\-.()/]/g, '');
  return /^\+?[\d*#]+$/.test(digits) ? digits : '';
}
