import { PhoneIncoming, PhoneMissed, PhoneOutgoing, PhoneOff, X } from 'lucide-react';
import { Avatar } from '../../parts/avatar';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import type { RecentView } from './recents-view';

const ICONS = {
  incoming: PhoneIncoming,
  outgoing: PhoneOutgoing,
  missed: PhoneMissed,
  failed: PhoneOff,
} as const;

interface RecentRowProps {
  readonly view: RecentView;
  readonly onCall: (target: string) => void;
  readonly onRemove: (id: string) => void;
}

/** One call that was: a press calls back. */
export function RecentRow({ view, onCall, onRemove }: RecentRowProps) {
  const { t } = useText();
  const Icon = ICONS[view.icon];
  const detailId = `recent-${view.id}`;
  return (
    <div
      className={`recent${view.icon === 'missed' ? ' recent--missed' : ''}${view.unseen ? ' recent--unseen' : ''}`}
    >
      <button
        type="button"
        className="recent__call"
        aria-describedby={detailId}
        aria-disabled={view.target === null}
        onClick={() => {
          if (view.target !== null) onCall(view.target);
        }}
      >
        <span className="visually-hidden">
          {t(view.target === null ? 'recents.no-call' : 'recents.call', { who: view.who })}
        </span>
        <Avatar name={view.name} />
        <span className="recent__text" aria-hidden="true">
          <span className={`recent__who one-line${view.name === null ? ' number' : ''}`} title={view.who}>
            {view.who}
          </span>
          <span className="recent__outcome" id={detailId}>
            <Icon className="mirrored" size={13} strokeWidth={2} aria-hidden="true" />
            <span className="one-line" title={view.outcome}>
              {view.outcome}
            </span>
          </span>
        </span>
        <span className="recent__time number" aria-hidden="true">
          <span>{view.time}</span>
          {view.duration !== null && <span>{view.duration}</span>}
        </span>
      </button>
      <span className="recent__remove">
        <IconButton
          icon={X}
          label={t('recents.remove', { who: view.who })}
          onPress={() => {
            onRemove(view.id);
          }}
        />
      </span>
    </div>
  );
}
