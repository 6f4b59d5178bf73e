import './rules.css';
import { useId, useState } from 'react';
import type { DispatchableLocation, EmergencySettings } from '../../../../shared/config/emergency-settings';
import { ModalDialog } from '../../parts/modal-dialog';
import { TextField } from '../../parts/text-field';
import { useLocks } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { emergencyDraft, emergencySaved, geoIsGood } from './emergency-draft';

interface EmergencyDialogProps {
  readonly settings: EmergencySettings;
  /** The numbers that call for help here, in one line. */
  readonly numbers: string;
  readonly onSave: (settings: EmergencySettings) => void;
  readonly onClose: () => void;
}

type Field = keyof DispatchableLocation;
const PAIRS: readonly (readonly [Field, Field])[] = [
  ['houseNumber', 'street'],
  ['postalCode', 'city'],
  ['floor', 'building'],
  ['room', 'name'],
  ['country', 'state'],
];

/** Where help is sent, and what is called for it. */
export function EmergencyDialog({ settings, numbers, onSave, onClose }: EmergencyDialogProps) {
  const { t } = useText();
  const lockOf = useLocks();
  const [draft, setDraft] = useState(() => emergencyDraft(settings));
  const faultId = useId();
  const geoFault = !geoIsGood(draft.location.geo);
  const setLocation = (field: Field) => (value: string) => {
    setDraft((now) => ({ ...now, location: { ...now.location, [field]: value } }));
  };
  return (
    <ModalDialog title={t('settings.emergency.title')} className="rules" onCancel={onClose}>
      <div className="rules__fields">
        <p className="rules__lead">{t('settings.emergency.numbers', { numbers })}</p>
        <fieldset className="rules__group">
          <legend>{t('settings.emergency.location')}</legend>
          <p className="rules__lead">{t('settings.emergency.location.lead')}</p>
          {PAIRS.map(([first, second]) => (
            <div key={first} className="rules__pair rules__pair--narrow-first">
              {[first, second].map((field) => (
                <TextField
                  key={field}
                  label={t(`settings.emergency.${field}`)}
                  lock={field === 'country' || field === 'geo' ? null : lockOf(`emergency.${field}`)}
                  value={draft.location[field]}
                  onChange={setLocation(field)}
                />
              ))}
            </div>
          ))}
          <TextField
            label={t('settings.emergency.geo')}
            placeholder="geo:52.517,13.389"
            value={draft.location.geo}
            invalid={geoFault}
            errorId={geoFault ? faultId : undefined}
            onChange={setLocation('geo')}
          />
          {geoFault && (
            <p className="rules__fault" id={faultId} role="alert">
              {t('settings.emergency.geo.bad')}
            </p>
          )}
        </fieldset>
        <TextField
          label={t('settings.emergency.extra')}
          lock={lockOf('emergency.extraNumbers')}
          hint={t('settings.emergency.extra.hint')}
          value={draft.extra}
          onChange={(extra) => {
            setDraft((now) => ({ ...now, extra }));
          }}
        />
        <TextField
          label={t('settings.emergency.test-number')}
          lock={lockOf('emergency.testNumber')}
          hint={t('settings.emergency.test-number.hint')}
          value={draft.testNumber}
          onChange={(testNumber) => {
            setDraft((now) => ({ ...now, testNumber }));
          }}
        />
      </div>
      <div className="dialog__buttons">
        <button type="button" className="button" onClick={onClose}>
          {t('rules.cancel')}
        </button>
        <button
          type="button"
          className="button button--primary"
          aria-disabled={geoFault}
          onClick={() => {
            if (!geoFault) onSave(emergencySaved(draft));
          }}
        >
          {t('rules.save')}
        </button>
      </div>
    </ModalDialog>
  );
}
