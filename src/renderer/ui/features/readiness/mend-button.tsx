import { useState } from 'react';
import { useText } from '../../text/text-context';
import type { MendView } from './readiness-view';
import { useMend } from './use-mend';

interface MendButtonProps {
  readonly view: MendView;
  /** It leads away from where the button stands. */
  readonly onLeave?: () => void;
}

/** One press that mends what failed, or says that it can't. */
export function MendButton({ view, onLeave }: MendButtonProps) {
  const { t } = useText();
  const mend = useMend();
  const [byHand, setByHand] = useState(false);
  const press = async () => {
    if (LEADS_AWAY.has(view.mend)) onLeave?.();
    setByHand(!(await mend(view.mend)));
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void press()}>
        {view.label}
      </button>
      {byHand && (
        <p className="mend__by-hand" role="status">
          {t('readiness.by-hand')}
        </p>
      )}
    </>
  );
}

const LEADS_AWAY: ReadonlySet<MendView['mend']> = new Set([
  'sign-in',
  'open-account-settings',
  'open-sound-settings',
  'open-notification-settings',
]);
