import { Lock } from 'lucide-react';
import { useText } from '../text/text-context';

interface ManagedMarkProps {
  /** The control's description points here. */
  readonly id: string;
  /** The policy's key. */
  readonly lock: string;
}

/** Under a control that the person can't change: who can, and by which key. */
export function ManagedMark({ id, lock }: ManagedMarkProps) {
  const { t } = useText();
  return (
    <p className="managed-mark" id={id}>
      <Lock className="managed-mark__icon" size={12} strokeWidth={2} aria-hidden="true" />
      <span>{t('managed.by')}</span> <code dir="ltr">{lock}</code>
    </p>
  );
}
