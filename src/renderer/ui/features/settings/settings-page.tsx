import './settings.css';
import { useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { AccountsSection } from './accounts-section';
import { AppearanceSection } from './appearance-section';
import { CallsSection } from './calls-section';
import { DiagnosticsSection } from './diagnostics-section';
import { ManagedSection } from './managed-section';
import { NotificationsSection } from './notifications-section';
import { ShortcutsSection } from './shortcuts-section';
import { SoundSection } from './sound-section';

/** Everything that can be set; the desktop's own only on the desktop. */
export function SettingsPage() {
  const { t } = useText();
  const desktop = useUiState((state) => state.surroundings.kind === 'desktop');
  return (
    <div className="settings scroll">
      <div className="settings__columns">
        <h2 className="page-title">{t('settings.title')}</h2>
        <AccountsSection />
        <SoundSection />
        <CallsSection />
        {desktop && <NotificationsSection />}
        {desktop && <ShortcutsSection />}
        <AppearanceSection />
        {desktop && <ManagedSection />}
        <DiagnosticsSection />
      </div>
    </div>
  );
}
