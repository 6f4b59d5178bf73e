import { Notification } from 'electron';
import type { NoticeOutcome } from '../electron-sense';
import type { Notifier } from '../ports';

/**
 * macOS notifications with buttons. Silent, because the phone rings itself. Electron (45) has no interruption level, so a call is
 * not time-sensitive: a Focus holds it back, and the small window is what gets through.
 */
export function createActionNotifier(outcome: NoticeOutcome): Notifier {
  return {
    show(notice, onAction) {
      if (!Notification.isSupported()) return { close: () => Promise.resolve() };
      const notification = new Notification({
        title: notice.title,
        body: notice.body,
        silent: true,
        hasReply: false,
        actions: notice.buttons.map(({ label }) => ({ type: 'button', text: label })),
      });
      notification.on('show', outcome.shown);
      notification.on('failed', outcome.refused);
      notification.on('click', () => {
        onAction('show');
      });
      notification.on('action', (details, deprecatedIndex) => {
        // Electron before 41 gave the index beside the event, not in it.
        const index = 'actionIndex' in details ? details.actionIndex : deprecatedIndex;
        const button = notice.buttons[index];
        if (button) onAction(button.action);
      });
      notification.show();
      return {
        close() {
          notification.close();
          return Promise.resolve();
        },
      };
    },
  };
}
