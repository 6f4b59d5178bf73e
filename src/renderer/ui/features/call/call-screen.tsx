import './call.css';
import { useState } from 'react';
import { ChevronLeft, CircleParking, PhoneForwarded, Plus } from 'lucide-react';
import type { PhoneCommand } from '../../../../shared/domain/call-snapshot';
import { useFeature } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import type { Suggestion } from '../keypad/suggestions';
import { RecordControl } from '../recording/record-control';
import { CallPictures, VideoControls } from '../video/call-video';
import { CallControl } from './call-control';
import { CallPad, useCallPad } from './call-pad';
import { CallWho } from './call-who';
import type { CallView } from './call-view';
import { MergeButton } from './merge-button';
import { HangUpButton, SoundControls } from './sound-controls';
import { TransferBar } from './transfer-bar';
import { TransferDialog } from './transfer-dialog';
import type { TransferView } from './transfer-view';

interface CallScreenProps {
  readonly view: CallView;
  /** How many calls there are to go back to. */
  readonly count: number;
  /** Left out where the list stands beside the call. */
  readonly onBack?: (() => void) | undefined;
  readonly onCommand: (command: PhoneCommand) => void;
  readonly onTones: (callId: string, tones: string) => void;
  readonly onTryAgain: (number: string) => void;
  /** A transfer that this call has a part in. */
  readonly transfer: TransferView | null;
  readonly suggest: (text: string) => readonly Suggestion[];
  readonly onAddCall: () => void;
  /** There is another call to talk to as well. */
  readonly canMerge: boolean;
  /** The account has somewhere to park calls. */
  readonly parks: boolean;
}

/** One call: who, how it stands, and what can be done about it. */
export function CallScreen(props: CallScreenProps) {
  const {
    view,
    count,
    onBack,
    onCommand,
    onTones,
    onTryAgain,
    transfer,
    suggest,
    onAddCall,
    canMerge,
    parks,
  } = props;
  const { t } = useText();
  const transfers = useFeature('features.transfer');
  const [transferring, setTransferring] = useState(false);
  const callId = view.id;
  const send = (key: string) => {
    onTones(callId, key);
  };
  const pad = useCallPad(view.canSendDtmf, send);
  // The keypad needs the room; the call goes on to show what it shows.
  const pictures = view.video.shown && !pad.open;
  const compact = pad.open || pictures || transfer !== null;

  return (
    <section
      className={pictures ? 'call call--video' : pad.open ? 'call call--pad' : 'call'}
      tabIndex={-1}
      aria-label={t('call.region', { who: view.who })}
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
        {transfer && (
          <TransferBar
            view={transfer}
            onComplete={() => {
              onCommand({ type: 'complete-transfer' });
            }}
            onCancel={() => {
              onCommand({ type: 'cancel-transfer' });
            }}
          />
        )}
      </div>
      {transferring && view.canTransfer && (
        <TransferDialog
          who={view.who}
          suggest={suggest}
          onTransfer={(target, talkFirst) => {
            setTransferring(false);
            onCommand({ type: 'transfer', callId, target, talkFirst });
          }}
          onClose={() => {
            setTransferring(false);
          }}
        />
      )}
      <div className={compact ? 'call__who call__who--compact' : 'call__who'}>
        {pictures && <CallPictures callId={callId} who={view.who} name={view.name} view={view.video} />}
        <CallWho view={view} compact={compact} />
        {view.postDial !== null && (
          <button
            type="button"
            className="button"
            onClick={() => {
              onCommand({ type: 'send-post-dial', callId });
            }}
          >
            {t('call.post-dial', { tones: view.postDial })}
          </button>
        )}
        {pad.open && <CallPad dtmf={view.dtmf} onKey={send} />}
      </div>
      {view.ended ? (
        <div className="call__end">
          {view.canTryAgain && (
            <button
              type="button"
              className="button button--large"
              onClick={() => {
                onTryAgain(view.target);
              }}
            >
              {t('call.again')}
            </button>
          )}
        </div>
      ) : (
        <div className="call__controls">
          <div className="call__toggles">
            <SoundControls callId={callId} view={view} pad={pad} onCommand={onCommand} />
            {transfers && (
              <CallControl
                icon={PhoneForwarded}
                label={t('call.transfer')}
                enabled={view.canTransfer && transfer === null}
                onPress={() => {
                  setTransferring(true);
                }}
              />
            )}
            {transfers && parks && (
              <CallControl
                icon={CircleParking}
                label={t('call.park')}
                enabled={view.canTransfer && transfer === null}
                onPress={() => {
                  onCommand({ type: 'park', callId });
                }}
              />
            )}
            <CallControl icon={Plus} label={t('call.add')} enabled={view.canHangUp} onPress={onAddCall} />
            <RecordControl
              view={view.recording}
              onSwitch={(on) => {
                onCommand({ type: 'set-recording', callId, on });
              }}
            />
            <VideoControls callId={callId} who={view.who} view={view.video} />
          </div>
          <HangUpButton callId={callId} onCommand={onCommand} />
        </div>
      )}
    </section>
  );
}
