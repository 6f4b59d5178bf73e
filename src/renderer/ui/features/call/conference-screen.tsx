import './call.css';
import './conference.css';
import { AudioLines, ChevronLeft, LogOut, Pause, PhoneOff, Plus, UserRound, Users } from 'lucide-react';
import type { PhoneCommand } from '../../../../shared/domain/call-snapshot';
import { Avatar } from '../../parts/avatar';
import { IconButton } from '../../parts/icon-button';
import { useText } from '../../text/text-context';
import { CallControl } from './call-control';
import { CallTimer } from './call-timer';
import { RecordControl } from '../recording/record-control';
import { RecordingMark } from '../recording/recording-mark';
import { CallPad, useCallPad } from './call-pad';
import { MergeButton } from './merge-button';
import { HangUpButton, SoundControls } from './sound-controls';
import type { ConferenceView, MemberView } from './conference-view';

interface ConferenceScreenProps {
  readonly view: ConferenceView;
  /** How many calls there are to go back to. */
  readonly count: number;
  /** Left out where the list stands beside it. */
  readonly onBack?: (() => void) | undefined;
  readonly onCommand: (command: PhoneCommand) => void;
  /** Keys for all of them. */
  readonly onTones: (callId: string, tones: string) => void;
  readonly onAddCall: () => void;
  /** There is another call to take in. */
  readonly canMerge: boolean;
}

/** Several calls as one conversation: who is in it, who speaks, and what can be done about it. */
export function ConferenceScreen(props: ConferenceScreenProps) {
  const { view, count, onBack, onCommand, onTones, onAddCall, canMerge } = props;
  const { t } = useText();
  const { callId } = view;
  const send = (key: string) => {
    onTones(callId, key);
  };
  const pad = useCallPad(view.canSendDtmf, send);
  const StateIcon = view.hold.on ? Pause : Users;
  return (
    <section
      className={pad.open ? 'call call--pad' : 'call'}
      tabIndex={-1}
      aria-label={t('conference.region')}
      onKeyDown={pad.onKeyDown}
    >
      <div className="call__top">
        {onBack && (
          <button type="button" className="button button--plain" onClick={onBack}>
            <ChevronLeft className="mirrored" size={18} strokeWidth={1.75} aria-hidden="true" />
            {t('call.back', { count })}
          </button>
        )}
        {canMerge && (
          <MergeButton
            onMerge={() => {
              onCommand({ type: 'merge' });
            }}
          />
        )}
      </div>
      <div className="call__who call__who--compact">
        <h2 className="call__name">{t('conference.region')}</h2>
        <div className="call__summary">
          <p className={`call__state call__state--${view.hold.on ? 'waiting' : 'active'}`} role="status">
            <StateIcon size={14} strokeWidth={2} aria-hidden="true" />
            {view.state}
          </p>
          {view.timerFromMs !== null && (
            <p className="call__timer number" role="timer" aria-label={t('call.duration')}>
              <CallTimer fromMs={view.timerFromMs} toMs={null} />
            </p>
          )}
        </div>
        <RecordingMark view={view.recording} />
        <p className="call__hint call__hint--warning" role="status">
          {view.hint}
        </p>
        {pad.open ? (
          <CallPad dtmf={view.dtmf} onKey={send} />
        ) : (
          <ul className="conference__members">
            {view.members.map((member) => (
              <Member key={member.id} view={member} onCommand={onCommand} />
            ))}
          </ul>
        )}
      </div>
      <div className="call__controls">
        <div className="call__toggles conference__toggles">
          <SoundControls callId={callId} view={view} pad={pad} onCommand={onCommand} />
          <CallControl icon={Plus} label={t('call.add')} enabled onPress={onAddCall} />
          <RecordControl
            view={view.recording}
            onSwitch={(on) => {
              onCommand({ type: 'set-recording', callId: view.recordedId, on });
            }}
          />
          {view.members.length === 2 && (
            <CallControl
              icon={LogOut}
              label={t('conference.leave')}
              enabled={view.canLeave}
              onPress={() => {
                onCommand({ type: 'leave-conference' });
              }}
            />
          )}
        </div>
        <HangUpButton callId={callId} onCommand={onCommand} />
      </div>
    </section>
  );
}

interface MemberProps {
  readonly view: MemberView;
  readonly onCommand: (command: PhoneCommand) => void;
}

function Member({ view, onCommand }: MemberProps) {
  const { t } = useText();
  const { id: callId, who } = view;
  return (
    <li className={view.speaks ? 'conference__member conference__member--speaks' : 'conference__member'}>
      <Avatar name={view.name} />
      <span className="calls__text">
        <span className={`calls__name one-line${view.name === null ? ' number' : ''}`} title={who}>
          {who}
        </span>
        <span className="conference__state">
          {view.speaks && <AudioLines size={14} strokeWidth={2} aria-hidden="true" />}
          {view.state}
        </span>
      </span>
      <span className="conference__buttons">
        <IconButton
          icon={UserRound}
          label={t('conference.talk-alone', { who })}
          onPress={() => {
            onCommand({ type: 'split', callId });
          }}
        />
        <IconButton
          icon={PhoneOff}
          label={t('conference.hang-up', { who })}
          onPress={() => {
            onCommand({ type: 'drop', callId });
          }}
        />
      </span>
    </li>
  );
}
