import './look/tokens.css';
import './look/base.css';
import './parts/parts.css';
import { lazy, Suspense, useEffect, useMemo, useState, type ReactNode } from 'react';
import { FailedStart } from './failed-start';
import { applyAppearance } from './look/appearance';
import { PhoneScreen } from './phone-screen';
import { IncomingStack } from './features/incoming/incoming-stack';
import { incomingViews } from './features/incoming/incoming-view';
import { LinkBanner } from './features/links/link-banner';
import { SetUpQuestion } from './features/set-up/set-up-question';
import { LinkQuestion } from './features/links/link-question';
import { SetUpOutlook } from './features/set-up/set-up-outlook';
import { SetUpOpener } from './features/set-up/set-up-opener';
import { SignInScreen } from './features/sign-in/sign-in-screen';
import { UiProvider, useActions, useUiState } from './state/ui-context';
import type { Ui } from './state/ui';
import { loadText, type UiText } from './text/load-text';
import { titleText } from './title';
import { TextProvider, useText } from './text/text-context';

// Few people set up more than once.
const SetUpScreen = lazy(() =>
  import('./features/set-up/set-up-screen').then((page) => ({ default: page.SetUpScreen })),
);

interface AppProps {
  readonly ui: Ui;
  /** In the language of the settings, so that the first screen has its words. */
  readonly firstText: UiText;
  /** The first screen is drawn. */
  readonly onPainted: () => void;
}

/** Everything the person sees. */
export function App({ ui, firstText, onPainted }: AppProps) {
  useEffect(onPainted, [onPainted]);
  return (
    <UiProvider value={ui}>
      <Words firstText={firstText}>
        <Title />
        <Screen />
        <LinkQuestion />
        <SetUpQuestion />
        <Ringing />
      </Words>
    </UiProvider>
  );
}

/** The words of the chosen language, changed live. */
function Words({ firstText, children }: { readonly firstText: UiText; readonly children: ReactNode }) {
  const [text, setText] = useState(firstText);
  const { theme, language } = useUiState((state) => state.settings.appearance);
  const systemLocale = useUiState((state) => state.surroundings.locale);

  useEffect(() => {
    let current = true;
    void loadText(language, systemLocale).then((loaded) => {
      if (current) setText((before) => (before.locale === loaded.locale ? before : loaded));
    });
    return () => {
      current = false;
    };
  }, [language, systemLocale]);
  useEffect(() => {
    applyAppearance(document.documentElement, theme, text);
  }, [theme, text]);

  return <TextProvider value={text}>{children}</TextProvider>;
}

/** In a browser the title is what is seen of the phone while another tab is in front. */
function Title() {
  const text = useText();
  const title = useUiState((state) =>
    state.surroundings.kind === 'web' ? titleText(state.snapshot, text) : text.t('app.name'),
  );
  useEffect(() => {
    document.title = title;
  }, [title]);
  return null;
}

/** Whatever rings, above every screen. */
function Ringing() {
  const text = useText();
  const { execute } = useActions();
  const snapshot = useUiState((state) => state.snapshot);
  return (
    <IncomingStack
      views={useMemo(() => incomingViews(snapshot, text), [snapshot, text])}
      onAnswer={(callId, withVideo) =>
        void execute({ type: withVideo ? 'answer-with-video' : 'answer', callId })
      }
      onDecline={(callId) => void execute({ type: 'decline', callId })}
    />
  );
}

/** While its code is on the way: what a screen reader looks for first. */
function SetUpComing() {
  const { t } = useText();
  return (
    <main className="sign-in">
      <h1 className="sign-in__title">{t('setup.title')}</h1>
    </main>
  );
}

/** Which screen: the phone once there is a line, else the way in. */
function Screen() {
  const actions = useActions();
  const engine = useUiState((state) => state.engine);
  const fault = useUiState((state) => state.engineFault);
  const kind = useUiState((state) => state.surroundings.kind);
  const hasLines = useUiState((state) => state.snapshot.lines.length > 0);
  const willHaveLines = useUiState((state) => state.settings.accounts.length > 0 || state.settings.demo);
  const adding = useUiState((state) => state.addingAccount);
  const settingUp = useUiState((state) => state.setUp.open);

  if (engine === 'failed') return <FailedStart detail={fault} />;
  // The engine runs before its first line is there.
  const ready = hasLines || willHaveLines;
  if (settingUp)
    return (
      <Suspense fallback={<SetUpComing />}>
        <SetUpScreen />
      </Suspense>
    );
  if (ready && !adding) return <PhoneScreen />;
  return (
    <SignInScreen
      kind={kind}
      onSignIn={actions.signIn}
      onDemo={actions.startDemo}
      message={
        <>
          <LinkBanner />
          <SetUpOutlook />
        </>
      }
      otherWays={<SetUpOpener />}
      onBack={
        ready
          ? () => {
              actions.addAccount(false);
            }
          : undefined
      }
    />
  );
}
