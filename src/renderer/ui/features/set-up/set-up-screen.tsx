import '../sign-in/sign-in.css';
import './set-up.css';
import { useId, useState, type SyntheticEvent } from 'react';
import { ArrowLeft } from 'lucide-react';
import { Banner } from '../../parts/banner';
import { TextField } from '../../parts/text-field';
import { useActions } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { CodeReader } from './code-reader';
import { setUpProblem, type SetUpProblem } from './set-up-view';
import { SignOnPrompt } from './sign-on-prompt';

/** Sets the phone up with an address, a link or a QR code of the person's organisation. */
export function SetUpScreen() {
  const text = useText();
  const { t } = text;
  const actions = useActions();
  const errorId = useId();
  const [given, setGiven] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SetUpProblem | null>(null);
  const [signInAt, setSignInAt] = useState<string | null>(null);

  const setUp = async (wanted: string) => {
    if (busy) return;
    if (wanted.trim() === '') {
      setProblem({ what: t('setup.empty'), next: t('setup.empty.next') });
      return;
    }
    setBusy(true);
    setProblem(null);
    setSignInAt(null);
    const outcome = await actions.setUp(wanted);
    setBusy(false);
    if (outcome.kind === 'fault') setProblem(setUpProblem(outcome.fault, text));
    if (outcome.kind === 'sign-in') setSignInAt(outcome.host);
  };

  return (
    <main className="sign-in scroll">
      <div className="sign-in__card">
        <button
          type="button"
          className="disclosure"
          onClick={() => {
            actions.cancelSignIn();
            actions.openSetUp(false);
          }}
        >
          <ArrowLeft className="mirrored" size={16} strokeWidth={1.75} aria-hidden="true" />
          {t('signin.back')}
        </button>
        <div className="sign-in__head">
          <h1 className="sign-in__title">{t('setup.title')}</h1>
          <p className="sign-in__lead">{t('setup.lead')}</p>
        </div>
        <div role="alert" className="sign-in__error">
          {problem && <Banner tone="failed" what={problem.what} next={problem.next} textId={errorId} />}
        </div>
        {signInAt !== null && <SignOnPrompt host={signInAt} />}
        <form
          className="sign-in__form"
          aria-busy={busy}
          noValidate
          onSubmit={(event: SyntheticEvent) => {
            event.preventDefault();
            void setUp(given);
          }}
        >
          <TextField
            label={t('setup.text')}
            hint={t('setup.text.hint')}
            value={given}
            invalid={problem !== null}
            errorId={problem ? errorId : undefined}
            onChange={setGiven}
          />
          <div className="sign-in__submit">
            <button
              type="submit"
              className={signInAt === null ? 'button button--primary' : 'button'}
              aria-disabled={busy}
            >
              {t('setup.submit')}
            </button>
            <p className="sign-in__busy" role="status">
              {busy && t('setup.busy')}
            </p>
          </div>
        </form>
        <CodeReader
          onCode={(code) => {
            setGiven(code);
            void setUp(code);
          }}
          onNothing={setProblem}
        />
      </div>
    </main>
  );
}
