import './set-up.css';
import { useId, useState } from 'react';
import type { SetUpOffer } from '../../../../shared/ipc/provisioning-schema';
import { Banner } from '../../parts/banner';
import { ModalDialog } from '../../parts/modal-dialog';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { useTypingGuard } from '../links/use-typing-guard';
import { setUpProblem, type SetUpProblem } from './set-up-view';
import { SignOnPrompt } from './sign-on-prompt';

/** Where a link wants to set up from, and one press to let it; or why it may not. */
export function SetUpDialog({ offer }: { readonly offer: SetUpOffer }) {
  const text = useText();
  const { t } = text;
  const actions = useActions();
  const guard = useTypingGuard();
  const textId = useId();
  const refused = offer.kind === 'refused' ? setUpProblem(offer.fault, text) : null;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SetUpProblem | null>(refused);
  const [signInAt, setSignInAt] = useState<string | null>(null);

  const accept = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    const outcome = await actions.acceptSetUp();
    setBusy(false);
    if (outcome.kind === 'fault') setProblem(setUpProblem(outcome.fault, text));
    if (outcome.kind === 'sign-in') setSignInAt(outcome.host);
  };

  return (
    <ModalDialog
      className="set-up-dialog"
      title={offer.kind === 'ask' ? t('setup.offer.title', { host: offer.host }) : t('setup.offer.refused')}
      describedBy={textId}
      onCancel={actions.dropSetUp}
    >
      <div
        className="set-up-dialog__body"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' && event.key !== 'Tab' && !guard.keyDown(event.repeat))
            event.preventDefault();
        }}
      >
        {offer.kind === 'ask' && <p id={textId}>{t('setup.offer.text')}</p>}
        <div role="alert" id={offer.kind === 'ask' ? undefined : textId}>
          {problem && <Banner tone="failed" what={problem.what} next={problem.next} />}
        </div>
        {signInAt !== null && <SignOnPrompt host={signInAt} />}
        <p role="status" className="sign-on__waiting">
          {busy && t('setup.busy')}
        </p>
        <div className="dialog__buttons">
          <button type="button" className="button button--large" onClick={actions.dropSetUp}>
            {t(refused ? 'setup.offer.close' : 'setup.sign-in.cancel')}
          </button>
          {offer.kind === 'ask' && signInAt === null && (
            <button
              type="button"
              className="button button--large button--primary"
              aria-disabled={busy}
              onClick={() => void accept()}
            >
              {t('setup.offer.confirm')}
            </button>
          )}
        </div>
      </div>
    </ModalDialog>
  );
}
