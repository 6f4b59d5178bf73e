import { PhoneForwarded } from 'lucide-react';
import { useText } from '../../text/text-context';
import type { TransferView } from './transfer-view';

interface TransferBarProps {
  readonly view: TransferView;
  readonly onComplete: () => void;
  readonly onCancel: () => void;
}

/** A transfer that is under way: between whom, how it stands, and what can be done. */
export function TransferBar({ view, onComplete, onCancel }: TransferBarProps) {
  const { t } = useText();
  return (
    <section className="transfer-bar" aria-label={t('transfer.region')}>
      <p className="transfer-bar__words" role="status">
        <PhoneForwarded size={18} strokeWidth={1.75} aria-hidden="true" />
        <span>{view.text}</span>
      </p>
      <div className="transfer-bar__buttons">
        <button type="button" className="button" onClick={onCancel}>
          {t('transfer.cancel')}
        </button>
        {view.canComplete !== null && (
          <button
            type="button"
            className="button button--primary"
            aria-disabled={!view.canComplete}
            onClick={() => {
              if (view.canComplete) onComplete();
            }}
          >
            {t('transfer.complete')}
          </button>
        )}
      </div>
    </section>
  );
}
