import { RING_WISHES, type Settings } from '../../../../shared/config/settings';
import { SelectField } from '../../parts/select-field';
import { SwitchField } from '../../parts/switch-field';
import { useActions, useLocks, useUiState } from '../../state/ui-context';
import { useText } from '../../text/text-context';
import { Section } from './section';

const SWITCHES = [
  ['incomingWindow', 'settings.incoming-window', 'ringing.window'],
  ['systemNotification', 'settings.system-notification', 'ringing.notification'],
  ['callBar', 'settings.call-bar', 'shell.callBar'],
] as const;
const WISHES = ['sound', 'popup'] as const;

/** What a call that comes in does on the desktop, and what the system's do-not-disturb keeps it from. */
export function NotificationsSection() {
  const { t } = useText();
  const notifications = useUiState((state) => state.settings.notifications);
  const { changeSettings } = useActions();
  const lockOf = useLocks();
  const change = (part: Partial<Settings['notifications']>) => {
    void changeSettings((settings) => ({
      ...settings,
      notifications: { ...settings.notifications, ...part },
    }));
  };
  return (
    <Section title={t('settings.notifications')} name="notifications">
      <div>
        {SWITCHES.map(([key, label, policy]) => (
          <SwitchField
            key={key}
            label={t(label)}
            lock={lockOf(policy)}
            on={notifications[key]}
            onChange={(on) => {
              change({ [key]: on });
            }}
          />
        ))}
      </div>
      {WISHES.map((key) => (
        <SelectField
          key={key}
          label={t(`settings.wish.${key}`)}
          lock={lockOf(`ringing.${key}`)}
          value={notifications[key]}
          options={RING_WISHES.map((value) => ({ value, label: t(`settings.wish.${value}`) }))}
          onChange={(value) => {
            change({ [key]: RING_WISHES.find((wish) => wish === value) ?? 'always' });
          }}
        />
      ))}
      <p className="field__hint">{t('settings.wish.hint')}</p>
    </Section>
  );
}
