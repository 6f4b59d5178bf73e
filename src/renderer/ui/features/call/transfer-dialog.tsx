import { useState } from 'react';
import { PhoneForwarded } from 'lucide-react';
import { ModalDialog } from '../../parts/modal-dialog';
import { useText } from '../../text/text-context';
import { DialField } from '../keypad/dial-field';
import type { Suggestion } from '../keypad/suggestions';

interface TransferDialogProps {
  readonly who: string;
  /** People whom the typed text may mean. */
  readonly suggest: (text: string) => readonly Suggestion[];
  readonly onTransfer: (target: string, talkFirst: boolean) => void;
  readonly onClose: () => void;
}

/** Asks to whom a call is handed on, and whether to talk to them first. */
export function TransferDialog({ who, suggest, onTransfer, onClose }: TransferDialogProps) {
  const { t } = useText();
  const [target, setTarget] = useState('');
  const ready = target.trim() !== '';
  const transfer = (talkFirst: boolean) => () => {
    if (ready) onTransfer(target.trim(), talkFirst);
  };
  return (
    <ModalDialog title={t('transfer.title')} className="transfer" onCancel={onClose}>
      <p className="dialog__text">{t('transfer.lead', { who })}</p>
      <DialField
        label={t('transfer.to')}
        action={(text) => t('transfer.option', { text })}
        icon={PhoneForwarded}
        value={target}
        suggestions={suggest(target)}
        errorId={undefined}
        onChange={setTarget}
        onCall={transfer(false)}
      />
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('transfer.close')}
        </button>
        <button type="button" className="button" aria-disabled={!ready} onClick={transfer(true)}>
          {t('transfer.talk-first')}
        </button>
        <button
          type="button"
          className="button button--primary"
          aria-disabled={!ready}
          onClick={transfer(false)}
        >
          {t('transfer.now')}
        </button>
      </div>
    </ModalDialog>
  );
}
