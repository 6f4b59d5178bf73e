import { useRef } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useText } from '../../text/text-context';
import { RecentRow } from './recent-row';
import type { RecentsRow } from './recents-view';

const ROW_HEIGHT = { day: 34, call: 58 } as const;

interface RecentsListProps {
  readonly rows: readonly RecentsRow[];
  readonly more: boolean;
  readonly onMore: () => void;
  readonly onCall: (target: string) => void;
  readonly onRemove: (id: string) => void;
}

/** The rows that are in view, of however many there are. */
export function RecentsList({ rows, more, onMore, onCall, onRemove }: RecentsListProps) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- the compiler is not used; the list is drawn again on each scroll
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => ROW_HEIGHT[rows[index]?.kind ?? 'call'],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 8,
  });
  return (
    <div className="scroll" ref={scroller}>
      <div
        className="recents__list"
        role="list"
        aria-label={t('recents.list')}
        style={{ blockSize: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          return (
            row && (
              <div
                key={row.key}
                className="recents__row"
                role="listitem"
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                style={{ blockSize: item.size, transform: `translateY(${item.start}px)` }}
              >
                {row.kind === 'day' ? (
                  <h3 className="recents__day">{row.title}</h3>
                ) : (
                  <RecentRow view={row.call} onCall={onCall} onRemove={onRemove} />
                )}
              </div>
            )
          );
        })}
      </div>
      {more && (
        <div className="recents__more">
          <button type="button" className="button" onClick={onMore}>
            {t('recents.more')}
          </button>
        </div>
      )}
    </div>
  );
}
