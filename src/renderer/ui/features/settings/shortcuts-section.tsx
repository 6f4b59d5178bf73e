import { useEffect } from 'react';
import type { ShortcutName } from '../../../../shared/domain/shortcut';
import { Banner } from '../../parts/banner';
import { useActions, useDesktop, useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { Section } from './section';
import { ShortcutRow } from './shortcut-row';
import { SHORTCUT_COMMANDS, shortcutViews } from './shortcuts-view';
import { useAsked } from './use-asked';
import { useRecorder } from './use-recorder';

const LOCKS = {
  answer: 'shell.shortcutAnswer',
  hangUp: 'shell.shortcutHangUp',
  mute: 'shell.shortcutMute',
  show: 'shell.shortcutShow',
} as const;

/** Keys that work in every program, or the commands to bind where the desktop keeps its keys to itself. */
export function ShortcutsSection() {
  const text = useText();
  const { t } = text;
  const desktop = useDesktop();
  const { changeSettings } = useActions();
  const lockOf = useLocks();
  const platform = useUiState((state) => state.surroundings.platform);
  const chosen = useUiState((state) => state.settings.shortcuts);
  const [states, setStates] = useAsked(desktop, 'shortcutStates');
  useEffect(() => desktop?.onShortcutStates(setStates), [desktop, setStates]);

  const save = (name: ShortcutName, accelerator: string | null) => {
    void changeSettings((settings) => ({
      ...settings,
      shortcuts: { ...settings.shortcuts, [name]: accelerator },
    }));
  };
  const recorder = useRecorder(chosen, platform, text, save);
  const views = shortcutViews(chosen, states, platform, text);

  if (states?.answer === 'unsupported') {
    return (
      <Section title={t('settings.shortcuts')}>
        <Banner tone="plain" what={t('shortcut.unsupported')} next={t('shortcut.unsupported.next')} />
        <dl className="commands">
          {views.map(({ name, label }) => (
            <div key={name} className="commands__row">
              <dt>{label}</dt>
              <dd>
                <code className="command" dir="ltr">
                  {SHORTCUT_COMMANDS[name]}
                </code>
              </dd>
            </div>
          ))}
        </dl>
      </Section>
    );
  }
  return (
    <Section title={t('settings.shortcuts')}>
      <p className="settings__lead">{t('shortcut.lead')}</p>
      <div className="shortcuts">
        {views.map((view) => (
          <ShortcutRow
            key={view.name}
            view={view}
            lock={lockOf(LOCKS[view.name])}
            recorder={recorder}
            onClear={() => {
              save(view.name, null);
            }}
          />
        ))}
      </div>
    </Section>
  );
}
