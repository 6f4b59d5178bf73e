import { Grip, Mic, MicOff, Pause, PhoneOff } from 'lucide-react';
import type { PhoneCommand } from '../../../../shared/domain/call-snapshot';
import { useText } from '../../text/text-context';
import { CallControl } from './call-control';
import type { useCallPad } from './call-pad';
import type { CallView } from './call-view';

interface SoundControlsProps {
  readonly callId: string;
  readonly view: Pick<CallView, 'mute' | 'hold' | 'canSendDtmf'>;
  readonly pad: Pick<ReturnType<typeof useCallPad>, 'open' | 'toggle'>;
  readonly onCommand: (command: PhoneCommand) => void;
}

/** What every conversation has, however many are in it: mute, hold and the keypad. */
export function SoundControls({ callId, view, pad, onCommand }: SoundControlsProps) {
  const { t } = useText();
  return (
    <>
      <CallControl
        icon={view.mute.on ? MicOff : Mic}
        label={t('call.mute')}
        pressed={view.mute.on}
        enabled={view.mute.enabled}
        onPress={() => {
          onCommand({ type: 'set-mute', callId, on: !view.mute.on });
        }}
      />
      <CallControl
        icon={Pause}
        label={t('call.hold')}
        pressed={view.hold.on}
        enabled={view.hold.enabled}
        onPress={() => {
          onCommand({ type: 'set-hold', callId, on: !view.hold.on });
        }}
      />
      <CallControl
        icon={Grip}
        label={t('call.keypad')}
        expanded={pad.open}
        enabled={view.canSendDtmf}
        onPress={pad.toggle}
      />
    </>
  );
}

interface HangUpButtonProps {
  readonly callId: string;
  readonly onCommand: (command: PhoneCommand) => void;
}

export function HangUpButton({ callId, onCommand }: HangUpButtonProps) {
  const { t } = useText();
  return (
    <button
      type="button"
      className="button button--primary button--hang-up hang-up"
      onClick={() => {
        onCommand({ type: 'hang-up', callId });
      }}
    >
      <PhoneOff size={20} strokeWidth={2} aria-hidden="true" />
      {t('call.hang-up')}
    </button>
  );
}
