import './recents.css';
import { useMemo, useState } from 'react';
import { Clock, Trash2 } from 'lucide-react';
import type { HistoryEntry } from '../../../engine/ports';
import { ConfirmDialog } from '../../parts/confirm-dialog';
import { EmptyState } from '../../parts/empty-state';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import { useNow } from '../../time/use-now';
import { recentsRows, type RecentsFilter } from './recents-view';
import { RecentsList } from './recents-list';

const FILTERS = ['all', 'missed'] as const;
const MINUTE_MS = 60_000;

interface RecentsPageProps {
  readonly entries: readonly HistoryEntry[];
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onCall: (target: string) => void;
  readonly onRemove: (id: string) => void;
  readonly onClear: () => void;
  readonly onKeypad: () => void;
}

/** The calls that were. */
export function RecentsPage({
  entries,
  more,
  onMore,
  onCall,
  onRemove,
  onClear,
  onKeypad,
}: RecentsPageProps) {
  const text = useText();
  const { t } = text;
  const [filter, setFilter] = useState<RecentsFilter>('all');
  const [asking, setAsking] = useState(false);
  // "Today" becomes "Yesterday" at midnight.
  const nowMs = useNow(MINUTE_MS);
  const rows = useMemo(() => recentsRows(entries, filter, nowMs, text), [entries, filter, nowMs, text]);
  const empty = entries.length === 0;

  return (
    <div className="recents">
      <div className="page-head">
        <h2 className="page-title">{t('recents.title')}</h2>
        <div className="filter" role="group" aria-label={t('recents.filter')}>
          {FILTERS.map((choice) => (
            <button
              key={choice}
              type="button"
              className="filter__choice"
              aria-pressed={filter === choice}
              onClick={() => {
                setFilter(choice);
              }}
            >
              {t(`recents.filter.${choice}`)}
            </button>
          ))}
        </div>
        <IconButton
          icon={Trash2}
          label={t('recents.clear')}
          onPress={() => {
            setAsking(!empty);
          }}
        />
      </div>
      {rows.length > 0 || more ? (
        <RecentsList rows={rows} more={more} onMore={onMore} onCall={onCall} onRemove={onRemove} />
      ) : (
        <EmptyState
          icon={Clock}
          title={t(empty ? 'recents.empty' : 'recents.empty.missed')}
          text={t(empty ? 'recents.empty.next' : 'recents.empty.missed.next')}
        >
          {empty && (
            <button type="button" className="button button--large" onClick={onKeypad}>
              {t('recents.empty.action')}
            </button>
          )}
        </EmptyState>
      )}
      {asking && (
        <ConfirmDialog
          title={t('recents.clear.title')}
          text={t('recents.clear.text')}
          confirm={t('recents.clear.confirm')}
          cancel={t('recents.cancel')}
          onConfirm={() => {
            setAsking(false);
            onClear();
          }}
          onCancel={() => {
            setAsking(false);
          }}
        />
      )}
    </div>
  );
}
