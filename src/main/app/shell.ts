import { currentCall } from '../../shared/domain/current-call';
import { EMPTY_PHONE, type PhoneCommand, type PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import { wishHolds } from '../../shared/domain/wish-holds';
import type { Settings } from '../../shared/config/settings';
import type { IncomingNotices } from '../services/notifications/incoming-notices';
import type { MissedNotices } from '../services/notifications/missed-notices';
import type { SleepGuard } from '../services/power/power';
import type { TrayDeeds } from '../services/tray/menu';
import type { TrayIcon } from '../services/tray/tray';
import type { Attention, Badge } from '../platform/ports';
import type { CallBar } from './call-bar';
import type { IncomingWindows } from './incoming-windows';
import { missedPhrase, shellState } from './shell-state';
import type { WordsFor } from './words';

export interface ShellParts {
  readonly notices: IncomingNotices;
  readonly missed: MissedNotices;
  readonly windows: IncomingWindows;
  readonly callBar: CallBar;
  readonly sleep: SleepGuard;
  readonly badge: Badge;
  readonly attention: Attention;
  readonly createTray: (deeds: TrayDeeds) => TrayIcon;
  readonly settings: () => Promise<Settings>;
  /** What is known of the desktop now. */
  readonly facts: () => DesktopFacts;
  readonly words: WordsFor;
  showMain(): void;
  /** False: hidden or minimised. */
  isMainShown(): boolean;
  quit(): void;
  /** The version that only waits for a restart; null: none. */
  readonly update: { ready(): string | null; install(): void };
  /** To the page that is the phone. */
  command(command: PhoneCommand): void;
  /** To the small windows. */
  relay(phone: PhoneSnapshot): void;
}

/** Keeps everything outside the main window in step with the phone: tray, notifications, small windows, badge, sleep. */
export interface Shell {
  phone(): PhoneSnapshot;
  publish(phone: PhoneSnapshot): void;
  /** Tells of each snapshot; gives back the way to stop. */
  watch(listener: () => void): () => void;
  /** The settings changed, or the main window was shown or hidden: other words, other wishes. */
  refresh(): void;
  setTrayShown(shown: boolean): void;
  /** Asked from outside the main window. Whoever answers or calls gets to see the call. */
  ask(command: PhoneCommand): void;
}

export function createShell(parts: ShellParts): Shell {
  let phone = EMPTY_PHONE;
  let tray: TrayIcon | null = null;
  const watchers = new Set<() => void>();

  async function apply(): Promise<void> {
    const settings = await parts.settings();
    const state = shellState(phone, parts.update.ready());
    const words = parts.words(settings.appearance.language);
    const { callBar, incomingWindow, popup, systemNotification } = settings.notifications;
    const ringing = wishHolds(popup, parts.facts().doNotDisturb) ? state.ringing : [];
    parts.notices.update(systemNotification ? ringing : [], words);
    // Quiet as they are, the system's do-not-disturb is left to deal with them.
    parts.missed.update(phone, systemNotification && popup !== 'never', words);
    parts.windows.update(incomingWindow ? ringing : []);
    // Whoever shows the screen must see that, also beside a window of ours that others cover.
    if (phone.calls.some(({ video }) => video.sharing)) parts.callBar.update('shown');
    else if (!callBar || !currentCall(phone.calls)) parts.callBar.update('gone');
    else parts.callBar.update(parts.isMainShown() ? 'hidden' : 'shown');
    tray?.update(state, words);
    parts.badge.show(phone.missedCount, words(missedPhrase(phone.missedCount)));
    parts.attention.update(state.ringing.length > 0);
    parts.sleep.update(state.busy);
  }

  function ask(command: PhoneCommand): void {
    parts.command(command);
    if (command.type === 'answer' || command.type === 'answer-with-video' || command.type === 'dial')
      parts.showMain();
  }

  return {
    phone: () => phone,
    publish(next) {
      phone = next;
      parts.relay(next);
      void apply();
      for (const watcher of [...watchers]) watcher();
    },
    watch(listener) {
      watchers.add(listener);
      return () => {
        watchers.delete(listener);
      };
    },
    refresh() {
      void apply();
    },
    setTrayShown(shown) {
      tray?.destroy();
      tray = shown
        ? parts.createTray({
            open: parts.showMain,
            quit: parts.quit,
            command: ask,
            update: parts.update.install,
          })
        : null;
      void apply();
    },
    ask,
  };
}
