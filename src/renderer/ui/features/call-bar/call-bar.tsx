import '../../look/tokens.css';
import '../../look/base.css';
import '../../parts/parts.css';
import './call-bar.css';
import { Maximize2, Mic, MicOff, MonitorX, Pause, PhoneOff, type LucideIcon } from 'lucide-react';
import type { PhoneCommand, PhoneSnapshot } from '../../../../shared/domain/call-snapshot';
import type { UiText } from '../../text/load-text';
import { TextProvider } from '../../text/text-context';
import { RecordingDot } from '../recording/recording-dot';
import { CallTimer } from '../call/call-timer';
import { callBarView, type CallBarView } from './call-bar-view';

interface CallBarProps {
  readonly snapshot: PhoneSnapshot;
  readonly text: UiText;
  readonly onCommand: (command: PhoneCommand) => void;
  readonly onOpen: () => void;
}

/** The strip with the running call (420 × 44), moved by whatever of it is not a button. */
export function CallBar({ snapshot, text, onCommand, onOpen }: CallBarProps) {
  const view = callBarView(snapshot, text);
  return (
    <TextProvider value={text}>
      <main className="call-bar">
        <h1 className="visually-hidden">{text.t('app.name')}</h1>
        {view && <RunningCall view={view} text={text} onCommand={onCommand} onOpen={onOpen} />}
      </main>
    </TextProvider>
  );
}

function RunningCall({
  view: { call, note, noteTone },
  text: { t },
  onCommand,
  onOpen,
}: Omit<CallBarProps, 'snapshot'> & { readonly view: CallBarView }) {
  return (
    <section className="call-bar__call" aria-label={t('call.region', { who: call.who })}>
      <div className="call-bar__text">
        <p className="call-bar__first">
          <span className={`call-bar__name one-line${call.name === null ? ' number' : ''}`} title={call.who}>
            {call.who}
          </span>
          {call.timerFromMs !== null && (
            <span className="call-bar__timer number" role="timer" aria-label={t('call.duration')}>
              <CallTimer fromMs={call.timerFromMs} toMs={call.timerToMs} />
            </span>
          )}
          {call.recording.on && <RecordingDot />}
        </p>
        <p
          className={`call-bar__note call-bar__note--${noteTone} one-line`}
          role="status"
          title={note ?? undefined}
        >
          {note}
        </p>
      </div>
      {call.video.share.on && (
        <BarButton
          icon={MonitorX}
          label={t('share.stop')}
          onPress={() => {
            onCommand({ type: 'stop-sharing', callId: call.id });
          }}
        />
      )}
      <BarButton
        icon={call.mute.on ? MicOff : Mic}
        label={t('call.mute')}
        pressed={call.mute.on}
        enabled={call.mute.enabled}
        onPress={() => {
          onCommand({ type: 'set-mute', callId: call.id, on: !call.mute.on });
        }}
      />
      <BarButton
        icon={Pause}
        label={t('call.hold')}
        pressed={call.hold.on}
        enabled={call.hold.enabled}
        onPress={() => {
          onCommand({ type: 'set-hold', callId: call.id, on: !call.hold.on });
        }}
      />
      <BarButton icon={Maximize2} label={t('call.open')} onPress={onOpen} />
      <BarButton
        icon={PhoneOff}
        label={t('call.hang-up')}
        look="hang-up"
        onPress={() => {
          onCommand({ type: 'hang-up', callId: call.id });
        }}
      />
    </section>
  );
}

interface BarButtonProps {
  readonly icon: LucideIcon;
  readonly label: string;
  /** A toggle's state; left out: no toggle. */
  readonly pressed?: boolean;
  readonly enabled?: boolean;
  readonly look?: 'plain' | 'hang-up';
  readonly onPress: () => void;
}

/** One that can't be used now stays where it is and keeps the focus. */
function BarButton({ icon: Icon, label, pressed, enabled = true, look = 'plain', onPress }: BarButtonProps) {
  return (
    <button
      type="button"
      className={`bar-button bar-button--${look}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      aria-disabled={!enabled}
      onClick={() => {
        if (enabled) onPress();
      }}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
