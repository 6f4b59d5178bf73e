import type { HistoryEntry } from '../../../engine/ports';
import type { UiText } from '../../text/load-text';
import { clockText, dateText, daysAgo, durationText } from '../../text/time-text';
import { redialTarget, remoteName } from '../call/remote-name';

export type RecentsFilter = 'all' | 'missed';

/** One line of the list: a day, or a call of it. */
export type RecentsRow =
  | { readonly kind: 'day'; readonly key: string; readonly title: string }
  | { readonly kind: 'call'; readonly key: string; readonly call: RecentView };

export interface RecentView {
  readonly id: string;
  readonly who: string;
  readonly name: string | null;
  readonly number: string | null;
  /** What to dial to call back; null: nobody knows. */
  readonly target: string | null;
  readonly icon: 'incoming' | 'outgoing' | 'missed' | 'failed';
  readonly outcome: string;
  readonly time: string;
  /** How long it lasted; null when nobody answered. */
  readonly duration: string | null;
  readonly unseen: boolean;
}

/** The recent calls by day, newest first. */
export function recentsRows(
  entries: readonly HistoryEntry[],
  filter: RecentsFilter,
  nowMs: number,
  text: UiText,
): readonly RecentsRow[] {
  const rows: RecentsRow[] = [];
  let day: number | null = null;
  for (const entry of entries) {
    if (filter === 'missed' && entry.outcome !== 'missed') continue;
    const ago = daysAgo(entry.startedAtMs, nowMs);
    if (ago !== day) {
      rows.push({
        kind: 'day',
        key: `day-${String(ago)}`,
        title: dayTitle(entry.startedAtMs, ago, nowMs, text),
      });
      day = ago;
    }
    rows.push({ kind: 'call', key: entry.id, call: recentView(entry, text) });
  }
  return rows;
}

function recentView(entry: HistoryEntry, text: UiText): RecentView {
  const { answeredAtMs, endedAtMs } = entry;
  return {
    id: entry.id,
    who: remoteName(entry, text),
    name: entry.name,
    number: entry.name === null || entry.number === '' ? null : entry.number,
    target: redialTarget(entry),
    icon: icon(entry),
    outcome: outcomeText(entry, text),
    time: clockText(entry.startedAtMs, text.locale),
    duration: answeredAtMs === null || endedAtMs === null ? null : durationText(endedAtMs - answeredAtMs),
    unseen: entry.outcome === 'missed' && !entry.seen,
  };
}

function icon(entry: HistoryEntry): RecentView['icon'] {
  if (entry.outcome === 'missed') return 'missed';
  return entry.outcome === 'failed' ? 'failed' : entry.direction;
}

/** `busy` or `no answer` says more than "Not reached". */
function outcomeText(entry: HistoryEntry, text: UiText): string {
  switch (entry.outcome) {
    case 'answered':
      return text.t(`recents.outcome.answered.${entry.direction}`);
    case 'failed':
      return entry.reason === null
        ? text.t('recents.outcome.failed')
        : `${text.t('recents.outcome.failed')}: ${text.t(`end.${entry.reason}`)}`;
    default:
      return text.t(`recents.outcome.${entry.outcome}`);
  }
}

function dayTitle(atMs: number, ago: number, nowMs: number, text: UiText): string {
  if (ago === 0) return text.t('recents.today');
  return ago === 1 ? text.t('recents.yesterday') : dateText(atMs, nowMs, text.locale);
}
