import { Ban, CircleAlert, CircleCheck, Pause, PhoneCall, PhoneOff } from 'lucide-react';
import { Avatar } from '../../parts/avatar';
import { useText } from '../../text/text-context';
import { RecordingMark } from '../recording/recording-mark';
import { CallerMark } from './caller-mark';
import { CallTimer } from './call-timer';
import type { CallView } from './call-view';

const ICONS = {
  quiet: PhoneOff,
  active: CircleCheck,
  waiting: PhoneCall,
  warning: CircleAlert,
  failed: Ban,
} as const;

/** Who it is and how it stands. */
export function CallWho({ view, compact }: { readonly view: CallView; readonly compact: boolean }) {
  const { t } = useText();
  const Icon = view.hold.on ? Pause : ICONS[view.tone];
  return (
    <>
      {!compact && (
        <span className="call__picture">
          <Avatar name={view.name} large />
        </span>
      )}
      <h2 className={`call__name one-line${view.name === null ? ' number' : ''}`} title={view.who}>
        {view.who}
      </h2>
      {view.number !== null && !compact && <p className="call__number number one-line">{view.number}</p>}
      {view.note && !view.ended && <CallerMark note={view.note} />}
      <div className="call__summary">
        <p className={`call__state call__state--${view.tone}`} role="status">
          <Icon size={14} strokeWidth={2} aria-hidden="true" />
          {view.state}
        </p>
        {view.detail !== null && <p className="call__detail">{view.detail}</p>}
        {view.timerFromMs !== null && (
          <p className="call__timer number" role="timer" aria-label={t('call.duration')}>
            <CallTimer fromMs={view.timerFromMs} toMs={view.timerToMs} />
          </p>
        )}
      </div>
      <RecordingMark view={view.recording} />
      <p className={`call__hint call__hint--${view.hintTone}`} role="status">
        {view.hint}
      </p>
    </>
  );
}
