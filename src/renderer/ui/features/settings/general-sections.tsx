import type { Settings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useActions, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { noAnswerOptions } from './no-answer-options';
import { Section } from './section';

const THEMES = [
  'system',
  'light',
  'dark',
  'contrast',
] as const satisfies readonly Settings['appearance']['theme'][];
/** A language names itself. */
const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;

export function CallsSection() {
  const text = useText();
  const { t } = text;
  const seconds = useUiState((state) => state.settings.calls.noAnswerSeconds);
  const { changeSettings } = useActions();
  return (
    <Section title={t('settings.calls')}>
      <SelectField
        label={t('settings.no-answer')}
        value={String(seconds)}
        options={noAnswerOptions(seconds, text)}
        onChange={(value) => {
          void changeSettings((settings) => ({
            ...settings,
            calls: { ...settings.calls, noAnswerSeconds: Number(value) },
          }));
        }}
      />
    </Section>
  );
}

export function NotificationsSection() {
  const { t } = useText();
  const notifications = useUiState((state) => state.settings.notifications);
  const { changeSettings } = useActions();
  const change = (part: Partial<Settings['notifications']>) => {
    void changeSettings((settings) => ({
      ...settings,
      notifications: { ...settings.notifications, ...part },
    }));
  };
  return (
    <Section title={t('settings.notifications')}>
      <div>
        <SwitchField
          label={t('settings.incoming-window')}
          on={notifications.incomingWindow}
          onChange={(incomingWindow) => {
            change({ incomingWindow });
          }}
        />
        <SwitchField
          label={t('settings.system-notification')}
          on={notifications.systemNotification}
          onChange={(systemNotification) => {
            change({ systemNotification });
          }}
        />
      </div>
    </Section>
  );
}

export function AppearanceSection() {
  const { t } = useText();
  const appearance = useUiState((state) => state.settings.appearance);
  const { changeSettings } = useActions();
  const change = (part: Partial<Settings['appearance']>) => {
    void changeSettings((settings) => ({ ...settings, appearance: { ...settings.appearance, ...part } }));
  };
  const languages = [
    { value: 'system', label: t('settings.language.system') },
    ...Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label })),
  ];
  return (
    <Section title={t('settings.appearance')}>
      <SelectField
        label={t('settings.theme')}
        value={appearance.theme}
        options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(value) => {
          change({ theme: THEMES.find((theme) => theme === value) ?? 'system' });
        }}
      />
      <SelectField
        label={t('settings.language')}
        value={appearance.language}
        options={languages}
        onChange={(value) => {
          change({ language: value === 'en' || value === 'de' ? value : 'system' });
        }}
      />
    </Section>
  );
}
