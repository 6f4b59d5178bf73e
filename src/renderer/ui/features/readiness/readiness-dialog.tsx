import './readiness.css';
import { useId } from 'react';
import { CircleAlert, CircleCheck, CircleHelp, TriangleAlert } from 'lucide-react';
import { ModalDialog } from '../../parts/modal-dialog';
import { useText } from '../../text/text-context';
import { MendButton } from './mend-button';
import type { CheckView, ReadinessView } from './readiness-view';

const ICONS = { ok: CircleCheck, warning: TriangleAlert, failed: CircleAlert, unknown: CircleHelp } as const;

interface ReadinessDialogProps {
  readonly view: ReadinessView;
  readonly onCheck: () => void;
  readonly onClose: () => void;
}

/** "Will I ring?": every check, what is wrong, and what mends it. */
export function ReadinessDialog({ view, onCheck, onClose }: ReadinessDialogProps) {
  const { t } = useText();
  const answerId = useId();
  return (
    <ModalDialog title={t('readiness.title')} className="readiness" describedBy={answerId} onCancel={onClose}>
      <p className="readiness__answer" id={answerId} role="status">
        {view.answer}
      </p>
      <ul className="readiness__checks scroll" aria-label={t('readiness.list')} tabIndex={0}>
        {view.checks.map((check) => (
          <Check key={check.check} check={check} onLeave={onClose} />
        ))}
      </ul>
      <p className="readiness__proven">{view.proven}</p>
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('readiness.close')}
        </button>
        <button type="button" className="button" onClick={onCheck}>
          {t('readiness.check-again')}
        </button>
      </div>
    </ModalDialog>
  );
}

function Check({ check, onLeave }: { readonly check: CheckView; readonly onLeave: () => void }) {
  const Icon = ICONS[check.state];
  return (
    <li className={`check check--${check.state}`}>
      <span className="check__icon">
        <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      </span>
      <div className="check__words">
        <p className="check__head">
          <span className="check__title">{check.title}</span>
          <span className="check__state">{check.stateText}</span>
        </p>
        <p>{check.text}</p>
        {check.detail !== null && (
          <p className="check__detail one-line" title={check.detail}>
            {check.detail}
          </p>
        )}
        {check.mend && (
          <div className="check__mend">
            <MendButton view={check.mend} onLeave={onLeave} />
          </div>
        )}
      </div>
    </li>
  );
}
