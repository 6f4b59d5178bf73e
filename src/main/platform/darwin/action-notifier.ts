import { Notification } from 'electron';
import type { NoticeAction, Notifier } from '../ports';

/** In the order in which they are given to the system, which tells the index of the one that was pressed. */
const BUTTONS = ['answer', 'decline'] as const satisfies readonly NoticeAction[];

/** A macOS notification with Answer and Decline. Silent, because the phone rings itself. */
export function createActionNotifier(): Notifier {
  return {
    show(notice, onAction) {
      if (!Notification.isSupported()) return { close: () => Promise.resolve() };
      const notification = new Notification({
        title: notice.title,
        body: notice.body,
        silent: true,
        hasReply: false,
        actions: BUTTONS.map((action) => ({ type: 'button', text: notice[action] })),
      });
      notification.on('click', () => {
        onAction('show');
      });
      notification.on('action', (details, deprecatedIndex) => {
        // Electron before 41 gave the index beside the event, not in it.
        const index = 'actionIndex' in details ? details.actionIndex : deprecatedIndex;
        const action = BUTTONS[index];
        if (action) onAction(action);
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
