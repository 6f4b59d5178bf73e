import { Notification } from 'electron';
import type { NoticeOutcome } from '../electron-sense';
import type { NoticeAction } from '../notice-action';
import type { Notifier } from '../ports';
import { readToastArgument, toastXml } from './toast-xml';

/**
 * Windows' own toasts. Their buttons come back through `Notification.handleActivation`, also those that started this process;
 * an Electron without it (before 41) tells only that the toast was clicked, which shows the window.
 */
export function createToastNotifier(outcome: NoticeOutcome, onForgotten: () => void): Notifier {
  const listeners = new Map<string, (action: NoticeAction) => void>();
  const central = 'handleActivation' in Notification;
  if (central) {
    Notification.handleActivation((details) => {
      const pressed = readToastArgument(details.arguments);
      const listener = pressed && listeners.get(pressed.id);
      if (listener) listener(pressed.action);
      else onForgotten();
    });
  }
  return {
    show(notice, onAction) {
      if (!Notification.isSupported()) return { close: () => Promise.resolve() };
      listeners.set(notice.id, onAction);
      const toast = new Notification({ toastXml: toastXml(notice) });
      toast.on('show', outcome.shown);
      toast.on('failed', outcome.refused);
      if (!central) {
        toast.on('click', () => {
          onAction('show');
        });
      }
      toast.show();
      return {
        close() {
          // A ringing call's id is its missed call's id too.
          if (listeners.get(notice.id) === onAction) listeners.delete(notice.id);
          toast.close();
          return Promise.resolve();
        },
      };
    },
  };
}
