import { useState } from 'react';
import { countryOf } from '../../../../shared/domain/country';
import { emergencyNumbers } from '../../../../shared/domain/emergency';
import { locationText } from '../../../../shared/domain/pidf-lo';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { EmergencyDialog } from './emergency-dialog';

/** What is set for emergencies, and the way to change it. */
export function EmergencyField() {
  const { t } = useText();
  const settings = useUiState((state) => state.settings.emergency);
  const country = useUiState((state) => countryOf(state.settings.calls.country, state.surroundings.locale));
  const { changeSettings } = useActions();
  const [open, setOpen] = useState(false);
  const numbers = emergencyNumbers(country, settings).emergency.join(', ');
  const place = locationText(settings.location);
  return (
    <div className="emergency-field">
      <p className="field__label">{t('settings.emergency')}</p>
      <p className="field__hint">
        {place === '' ? t('settings.emergency.nowhere') : t('settings.emergency.place', { place })}
      </p>
      <button
        type="button"
        className="button settings__action"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('settings.emergency.change')}
      </button>
      {open && (
        <EmergencyDialog
          settings={settings}
          numbers={numbers}
          onSave={(emergency) => {
            setOpen(false);
            void changeSettings((now) => ({ ...now, emergency }));
          }}
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}
