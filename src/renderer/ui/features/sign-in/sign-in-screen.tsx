import './sign-in.css';
import { useId, useState, type ReactNode, type SyntheticEvent } from 'react';
import { ArrowLeft } from 'lucide-react';
import type { NewAccount, SignInFault } from '../../../engine/ports';
import { policyValue } from '../../../../shared/config/policy-report';
import type { Result } from '../../../../shared/domain/result';
import { Banner } from '../../parts/banner';
import { TextField } from '../../parts/text-field';
import { useFeature, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { AdvancedFields } from './advanced-fields';
import { Brand } from './brand';
import { DemoOffer } from './demo-offer';
import { EMPTY_ACCOUNT, typedAccount } from './sign-in-form';
import { KeepSignedIn } from './keep-signed-in';
import { signInError, type SignInProblem } from './sign-in-view';

interface SignInScreenProps {
  readonly kind: 'desktop' | 'web';
  readonly onSignIn: (account: NewAccount) => Promise<Result<unknown, SignInFault>>;
  readonly onDemo: () => Promise<void>;
  /** There is something to go back to. */
  readonly onBack?: (() => void) | undefined;
  /** Above the form: what came from elsewhere. */
  readonly message?: ReactNode;
  /** Below the form: other ways in. */
  readonly otherWays?: ReactNode;
}

/** The first screen: an address and a password, or the demo. */
export function SignInScreen({ kind, onSignIn, onDemo, onBack, message, otherWays }: SignInScreenProps) {
  const text = useText();
  const { t } = text;
  const errorId = useId();
  const demo = useFeature('features.demo');
  const policies = useUiState((state) => state.policies);
  const server = policyValue(policies, 'sip.server', '');
  const keeps = policyValue(policies, 'secrets.keepPasswords', true);
  const [form, setForm] = useState(EMPTY_ACCOUNT);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<SignInProblem | null>(null);
  const error = problem && signInError(problem, text);

  const change = (part: Partial<NewAccount>) => {
    setForm((before) => ({ ...before, ...part }));
  };
  const signIn = async () => {
    const account = typedAccount(form);
    if (account.address === '' || account.password === '') {
      setProblem(account.address === '' ? 'empty' : 'password-empty');
      return;
    }
    setBusy(true);
    setProblem(null);
    const outcome = await onSignIn(account);
    setBusy(false);
    if (!outcome.ok) setProblem(outcome.error.code);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!busy) void signIn();
  };

  return (
    <main className="sign-in scroll">
      <div className="sign-in__card">
        {message}
        {onBack ? (
          <button type="button" className="disclosure" onClick={onBack}>
            <ArrowLeft className="mirrored" size={16} strokeWidth={1.75} aria-hidden="true" />
            {t('signin.back')}
          </button>
        ) : (
          <Brand />
        )}
        <div className="sign-in__head">
          <h1 className="sign-in__title">{t('signin.title')}</h1>
          <p className="sign-in__lead">{t('signin.lead')}</p>
        </div>
        <form className="sign-in__form" aria-busy={busy} onSubmit={submit} noValidate>
          <div role="alert" className="sign-in__error">
            {error && <Banner tone="failed" what={error.what} next={error.next} textId={errorId} />}
          </div>
          <TextField
            label={t('signin.address')}
            value={form.address}
            placeholder="alice@example.com"
            autoComplete="username"
            invalid={error?.field === 'address'}
            errorId={error?.field === 'address' ? errorId : undefined}
            onChange={(address) => {
              change({ address });
            }}
          />
          <TextField
            label={t('signin.password')}
            secret
            value={form.password}
            autoComplete="current-password"
            invalid={error?.field === 'password'}
            errorId={error?.field === 'password' ? errorId : undefined}
            onChange={(password) => {
              change({ password });
            }}
          />
          <TextField
            label={t('signin.server')}
            value={server === '' ? form.server : server}
            lock={server === '' ? null : 'sip.server'}
            placeholder="wss://sip.example.com"
            {...(server === '' && { hint: t('signin.server.hint') })}
            invalid={error?.field === 'server'}
            errorId={error?.field === 'server' ? errorId : undefined}
            onChange={(server) => {
              change({ server });
            }}
          />
          <KeepSignedIn
            kind={kind}
            on={keeps && form.keepPassword}
            lock={keeps ? null : 'secrets.keepPasswords'}
            onChange={(keepPassword) => {
              change({ keepPassword });
            }}
          />
          <AdvancedFields form={form} onChange={change} />
          <div className="sign-in__submit">
            <button type="submit" className="button button--primary" aria-disabled={busy}>
              {t('signin.submit')}
            </button>
            <p className="sign-in__busy" role="status">
              {busy && t('signin.busy')}
            </p>
          </div>
        </form>
        {otherWays}
        {demo && <DemoOffer onDemo={onDemo} />}
      </div>
    </main>
  );
}
