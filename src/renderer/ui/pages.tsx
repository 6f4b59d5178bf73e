import { lazy, Suspense, useMemo } from 'react';
import { rulesOf } from '../../shared/config/account-rules-of';
import { ContactsPage } from './features/contacts/contacts-page';
import { dialFaultText } from '../../shared/text/dial-fault-text';
import { KeypadPage } from './features/keypad/keypad-page';
import { chosenLine } from './features/line/line-view';
import { suggestions } from './features/keypad/suggestions';
import { VoicemailPage } from './features/voicemail/voicemail-page';
import { useActions, useUiState } from './state/ui-context';
import type { Tab } from './state/ui-state';
import { useText } from './text/text-context';

// Not needed for the first screen.
const RecentsPage = lazy(() =>
  import('./features/recents/recents-page').then((page) => ({ default: page.RecentsPage })),
);
const SettingsPage = lazy(() =>
  import('./features/settings/settings-page').then((page) => ({ default: page.SettingsPage })),
);

/** The page of a tab. */
export function Page({ tab }: { readonly tab: Tab }) {
  switch (tab) {
    case 'keypad':
      return <Keypad />;
    case 'recents':
      return (
        <Suspense>
          <Recents />
        </Suspense>
      );
    case 'contacts':
      return <ContactsPage />;
    case 'voicemail':
      return <VoicemailPage />;
    case 'settings':
      return (
        <Suspense>
          <SettingsPage />
        </Suspense>
      );
  }
}

function Keypad() {
  const text = useText();
  const actions = useActions();
  const dialText = useUiState((state) => state.dialText);
  const recents = useUiState((state) => state.recents);
  const fault = useUiState((state) => state.dialFault);
  const demo = useUiState((state) => chosenLine(state.snapshot.lines, state.lineId)?.demo === true);
  const hidden = useUiState((state) => state.numberHidden);
  const lineId = useUiState((state) => chosenLine(state.snapshot.lines, state.lineId)?.id ?? null);
  const rules = useUiState((state) => rulesOf(state.settings, lineId ?? ''));
  const found = useMemo(() => suggestions(recents, dialText), [recents, dialText]);
  return (
    <div className="pane__page scroll">
      <KeypadPage
        dialText={dialText}
        suggestions={found}
        fault={fault && dialFaultText(fault, text)}
        demo={demo}
        onDialText={actions.setDialText}
        onCall={() => void actions.call()}
        onVideoCall={() => void actions.call(undefined, true)}
        hidden={hidden ?? rules.anonymous}
        onHidden={actions.hideNumber}
        onPickUp={
          rules.pickUpCode === '' ? undefined : () => void actions.execute({ type: 'pick-up', lineId })
        }
      />
    </div>
  );
}

function Recents() {
  const actions = useActions();
  const entries = useUiState((state) => state.recents);
  const more = useUiState((state) => state.recentsMore);
  return (
    <RecentsPage
      entries={entries}
      more={more}
      onMore={() => void actions.growRecents()}
      onCall={(target) => void actions.call(target)}
      onRemove={(id) => void actions.removeRecent(id)}
      onClear={() => void actions.clearRecents()}
      onKeypad={() => {
        actions.openTab('keypad');
      }}
    />
  );
}
