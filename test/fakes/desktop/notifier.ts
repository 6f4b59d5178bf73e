import type { NoticeAction } from '../../../src/main/platform/notice-action';
import type { Notice, Notifier } from '../../../src/main/platform/ports';

export interface OpenNotice {
  readonly notice: Notice;
  readonly press: (action: NoticeAction) => void;
}

/** A system that shows notifications in a map, by their id. */
export function fakeNotifier() {
  const open = new Map<string, OpenNotice>();
  const notifier: Notifier = {
    show(notice, press) {
      open.set(notice.id, { notice, press });
      return {
        close: () => {
          open.delete(notice.id);
          return Promise.resolve();
        },
      };
    },
  };
  return { open, load: () => Promise.resolve(notifier) };
}
