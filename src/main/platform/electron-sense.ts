import { Notification } from 'electron';
import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { DesktopSense } from './ports';

/** What became of the last notification given to the system, where nobody can be asked beforehand. */
export interface NoticeOutcome {
  shown(): void;
  /** The system refused it: not allowed, or (macOS) the app isn't signed. */
  refused(): void;
}

/**
 * What Electron tells on Windows and macOS: no permission and no do-not-disturb can be asked for (as of Electron 45), but a
 * notification says afterwards whether the system took it.
 */
export function createElectronSense(): { readonly sense: DesktopSense; readonly outcome: NoticeOutcome } {
  let notifications: DesktopFacts['notifications'] = Notification.isSupported() ? 'unknown' : 'missing';
  const listeners: (() => void)[] = [];
  const learn = (learned: DesktopFacts['notifications']): void => {
    if (learned === notifications) return;
    notifications = learned;
    for (const listener of listeners) listener();
  };
  return {
    sense: {
      look: {
        notifications: () => Promise.resolve(notifications),
        doNotDisturb: () => Promise.resolve('unknown'),
        outputMuted: () => Promise.resolve(null),
      },
      watch(changed) {
        listeners.push(() => {
          changed('notifications');
        });
      },
    },
    outcome: {
      shown: () => {
        learn('ok');
      },
      refused: () => {
        learn('denied');
      },
    },
  };
}
