import { useState } from 'react';
import { LogIn } from 'lucide-react';
import type { ProvisionFault } from '../../../../shared/provisioning/provision-fault';
import { Banner } from '../../parts/banner';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { setUpProblem } from './set-up-view';

interface SignOnPromptProps {
  /** Where. */
  readonly host: string;
  readonly title?: string;
}

/** Who the organisation wants to know about, and the browser that is opened for it. */
export function SignOnPrompt({ host, title }: SignOnPromptProps) {
  const text = useText();
  const { t } = text;
  const actions = useActions();
  const [waiting, setWaiting] = useState(false);
  const [fault, setFault] = useState<ProvisionFault | null>(null);
  const problem = fault && setUpProblem(fault, text);

  const signIn = async () => {
    setWaiting(true);
    setFault(null);
    const outcome = await actions.signInForSetUp();
    setWaiting(false);
    if (outcome.kind === 'fault') setFault(outcome.fault);
  };

  return (
    <div className="sign-on">
      {title !== undefined && <p className="sign-on__title">{title}</p>}
      <p>{t('setup.sign-in.lead', { host })}</p>
      <div role="alert">{problem && <Banner tone="failed" what={problem.what} next={problem.next} />}</div>
      <p role="status" className="sign-on__waiting">
        {waiting && t('setup.sign-in.waiting')}
      </p>
      {waiting ? (
        <button type="button" className="button" onClick={actions.cancelSignIn}>
          {t('setup.sign-in.cancel')}
        </button>
      ) : (
        <button type="button" className="button button--primary" onClick={() => void signIn()}>
          <LogIn className="mirrored" size={18} strokeWidth={1.75} aria-hidden="true" />
          {t('setup.sign-in')}
        </button>
      )}
    </div>
  );
}
