import { Notification } from 'electron';
import type { NoticeAction, Notifier } from '../ports';
import { incomingToast, readToastArgument } from './toast-xml';

/**
 * Windows' own incoming-call toast. Its buttons come back through `Notification.handleActivation`; an Electron without it tells
 * only that the toast was clicked, which shows the window.
 */
export function createToastNotifier(): Notifier {
  const listeners = new Map<string, (action: NoticeAction) => void>();
  const central = 'handleActivation' in Notification;
  if (central) {
    Notification.handleActivation((details) => {
      const pressed = readToastArgument(details.arguments);
      if (pressed) listeners.get(pressed.callId)?.(pressed.action);
    });
  }
  return {
    show(notice, onAction) {
      if (!Notification.isSupported()) return { close: () => Promise.resolve() };
      listeners.set(notice.callId, onAction);
      const toast = new Notification({ toastXml: incomingToast(notice) });
      if (!central) {
        toast.on('click', () => {
          onAction('show');
        });
      }
      toast.show();
      return {
        close() {
          listeners.delete(notice.callId);
          toast.close();
          return Promise.resolve();
        },
      };
    },
  };
}
