import type { Settings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useActions, useDesktop, useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { countryOptions } from './country-options';
import { EmergencyField } from './emergency-field';
import { LinkDoctor } from './link-doctor';
import { LoginStartFields } from './login-start-fields';
import { noAnswerOptions } from './no-answer-options';
import { RecordingFields } from './recording-fields';
import { Section } from './section';

export function CallsSection() {
  const text = useText();
  const { t } = text;
  const desktop = useDesktop();
  const calls = useUiState((state) => state.settings.calls);
  const locale = useUiState(({ surroundings }) => surroundings.locale);
  const { changeSettings } = useActions();
  const lockOf = useLocks();
  const change = (part: Partial<Settings['calls']>) => {
    void changeSettings((settings) => ({ ...settings, calls: { ...settings.calls, ...part } }));
  };
  return (
    <Section title={t('settings.calls')}>
      <SelectField
        label={t('settings.country')}
        lock={lockOf('dialling.country')}
        value={calls.country ?? ''}
        options={countryOptions(locale, text)}
        onChange={(value) => {
          change({ country: value === '' ? null : value });
        }}
      />
      <SelectField
        label={t('settings.no-answer')}
        lock={lockOf('dialling.noAnswerSeconds')}
        value={String(calls.noAnswerSeconds)}
        options={noAnswerOptions(calls.noAnswerSeconds, text)}
        onChange={(value) => {
          change({ noAnswerSeconds: Number(value) });
        }}
      />
      <div>
        <SwitchField
          label={t('settings.headset-buttons')}
          lock={lockOf('shell.headsetButtons')}
          on={calls.headsetButtons}
          onChange={(headsetButtons) => {
            change({ headsetButtons });
          }}
        />
        {desktop && (
          <SwitchField
            label={t('settings.confirm-links')}
            lock={lockOf('dialling.confirmLinks')}
            on={calls.confirmLinks}
            onChange={(confirmLinks) => {
              change({ confirmLinks });
            }}
          />
        )}
        {desktop && <LoginStartFields desktop={desktop} />}
      </div>
      <RecordingFields />
      <EmergencyField />
      {desktop && <LinkDoctor desktop={desktop} />}
    </Section>
  );
}
