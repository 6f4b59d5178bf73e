import type { Settings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { useActions, useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { Section } from './section';

const THEMES = [
  'system',
  'light',
  'dark',
  'contrast',
] as const satisfies readonly Settings['appearance']['theme'][];
/** A language names itself. */
const LANGUAGE_NAMES = { en: 'English', de: 'Deutsch' } as const;

export function AppearanceSection() {
  const { t } = useText();
  const appearance = useUiState((state) => state.settings.appearance);
  const { changeSettings } = useActions();
  const lockOf = useLocks();
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
        lock={lockOf('shell.theme')}
        value={appearance.theme}
        options={THEMES.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        onChange={(value) => {
          change({ theme: THEMES.find((theme) => theme === value) ?? 'system' });
        }}
      />
      <SelectField
        label={t('settings.language')}
        lock={lockOf('shell.language')}
        value={appearance.language}
        options={languages}
        onChange={(value) => {
          change({ language: value === 'en' || value === 'de' ? value : 'system' });
        }}
      />
    </Section>
  );
}
