import './call.css';
import { Avatar } from '../../parts/avatar';
import { useText } from '../../text/text-context';
import { RecordingDot } from '../recording/recording-dot';
import { CallTimer } from './call-timer';
import type { CallView } from './call-view';

interface CallsListProps {
  readonly calls: readonly CallView[];
  readonly shownId: string | null;
  readonly onSwitch: (callId: string) => void;
}

/** Every call, each a way to its screen. */
export function CallsList({ calls, shownId, onSwitch }: CallsListProps) {
  const { t } = useText();
  return (
    <ul className="calls" aria-label={t('call.calls')}>
      {calls.map((call) => (
        <li key={call.id}>
          <button
            type="button"
            className="calls__item"
            aria-describedby={`call-state-${call.id}`}
            aria-current={call.id === shownId}
            onClick={() => {
              onSwitch(call.id);
            }}
          >
            <span className="visually-hidden">{t('call.switch', { who: call.who })}</span>
            <Avatar name={call.name} />
            <span className="calls__text" aria-hidden="true">
              <span className={`calls__name one-line${call.name === null ? ' number' : ''}`} title={call.who}>
                {call.who}
              </span>
              <span className="calls__state one-line" id={`call-state-${call.id}`}>
                {call.state}
                {call.recording.on && (
                  <>
                    {' · '}
                    <RecordingDot />
                  </>
                )}
              </span>
            </span>
            {call.timerFromMs !== null && (
              <span className="calls__timer number" aria-hidden="true">
                <CallTimer fromMs={call.timerFromMs} toMs={call.timerToMs} />
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  );
}
