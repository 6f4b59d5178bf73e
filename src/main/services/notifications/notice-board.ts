import type { Log } from '../../../shared/log/levels';
import type { NoticeAction } from '../../platform/notice-action';
import type { Notice, Notifier, ShownNotice } from '../../platform/ports';

/** The system notifications of one kind, as they should be. */
export interface NoticeBoard {
  /** Shows what is new and takes back what isn't there any more. A notice is known by its id; its words are not changed later. */
  update(wanted: readonly Notice[]): void;
  /** Takes all back; resolves when the system was told. */
  close(): Promise<void>;
}

/** @param notifier gives the system's notifier; it may fail, and is asked again with the next notice */
export function createNoticeBoard(
  notifier: () => Promise<Notifier>,
  log: Log,
  onAction: (action: NoticeAction, id: string) => void,
): NoticeBoard {
  const shown = new Map<string, Promise<ShownNotice | null>>();

  async function takeBack(id: string): Promise<void> {
    const notice = shown.get(id);
    shown.delete(id);
    await (await notice)?.close();
  }

  async function show(notice: Notice): Promise<ShownNotice> {
    return (await notifier()).show(notice, (action) => {
      if (shown.has(notice.id)) onAction(action, notice.id);
    });
  }

  return {
    update(wanted) {
      for (const id of [...shown.keys()]) {
        if (!wanted.some((notice) => notice.id === id)) void takeBack(id);
      }
      for (const notice of wanted) {
        if (shown.has(notice.id)) continue;
        const showing = show(notice).catch((error: unknown) => {
          log.warn(`no notification: ${String(error)}`);
          return null;
        });
        shown.set(notice.id, showing);
      }
    },
    async close() {
      await Promise.all([...shown.keys()].map(takeBack));
    },
  };
}

/** Makes the notifier when it is first needed, and once. A failure is forgotten. */
export function makeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}
