import { useState, type KeyboardEvent } from 'react';
import { useText } from '../../text/text-context';
import { KeyGrid } from '../keypad/key-grid';

/** Whether the keypad of a call is open, and what the keyboard does while it is. */
export function useCallPad(canSend: boolean, send: (key: string) => void) {
  const [wanted, setWanted] = useState(false);
  const open = wanted && canSend;
  return {
    open,
    toggle: () => {
      setWanted(!open);
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (!open) return;
      if (/^[0-9*#A-D]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey)
        send(event.key);
      if (event.key === 'Escape') setWanted(false);
    },
  };
}

interface CallPadProps {
  /** What has been sent. */
  readonly dtmf: string;
  readonly onKey: (key: string) => void;
}

/** The keys whose tones go to the other side. */
export function CallPad({ dtmf, onKey }: CallPadProps) {
  const { t } = useText();
  return (
    <div className="call__pad">
      <p className="call__tones number one-line" role="status" aria-label={t('call.dtmf')}>
        <bdi>{dtmf}</bdi>
      </p>
      <KeyGrid label={t('call.dtmf.keys')} plus={false} onKey={onKey} />
    </div>
  );
}
