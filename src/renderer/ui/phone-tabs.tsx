import { useId } from 'react';
import { Clock, Grip, Settings, Users, Voicemail } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { TABS, type Tab } from './state/ui-state';
import { useText } from './text/text-context';

const ICONS = {
  keypad: Grip,
  recents: Clock,
  contacts: Users,
  voicemail: Voicemail,
  settings: Settings,
} as const;

interface PhoneTabsProps {
  readonly missedCount: number;
  /** Also for a press on the tab that is chosen already: it brings its page back from behind a call. */
  readonly onTab: (tab: Tab) => void;
}

/** The way around: below in a narrow window, at the side in a wide one. */
export function PhoneTabs({ missedCount, onTab }: PhoneTabsProps) {
  const { t } = useText();
  const missedId = useId();
  return (
    <nav className="tabs" aria-label={t('tab.list')}>
      <Tabs.List className="tabs__list">
        {TABS.map((tab) => {
          const Icon = ICONS[tab];
          const missed = tab === 'recents' && missedCount > 0;
          return (
            <Tabs.Trigger
              key={tab}
              value={tab}
              className="tab"
              data-tab={tab}
              aria-describedby={missed ? missedId : undefined}
              onClick={() => {
                onTab(tab);
              }}
            >
              <span className="tab__icon" aria-hidden="true">
                <Icon size={20} strokeWidth={1.75} />
                {missed && <span className="badge">{missedCount > 99 ? '99+' : missedCount}</span>}
              </span>
              <span className="tab__word one-line">{t(`tab.${tab}`)}</span>
            </Tabs.Trigger>
          );
        })}
      </Tabs.List>
      <p className="visually-hidden" id={missedId}>
        {t('recents.missed-count', { count: missedCount })}
      </p>
    </nav>
  );
}
