import type { Words } from '../../app/words';
import type { RingingCall } from '../../app/shell-state';
import type { NoticeAction, Notifier, ShownNotice } from '../../platform/ports';

/** The system notifications of the calls that ring. */
export interface IncomingNotices {
  /** Shows what is new and takes back what rings no more. */
  update(ringing: readonly RingingCall[], words: Words): void;
  /** Takes all back; resolves when the system was told. */
  close(): Promise<void>;
}

/** @param load gets the system's notifier when the first call rings */
export function createIncomingNotices(
  load: () => Promise<Notifier>,
  onAction: (action: NoticeAction, callId: string) => void,
): IncomingNotices {
  const shown = new Map<string, Promise<ShownNotice>>();
  let loading: Promise<Notifier> | null = null;

  async function takeBack(callId: string): Promise<void> {
    const notice = shown.get(callId);
    shown.delete(callId);
    await (await notice)?.close();
  }

  async function show(call: RingingCall, words: Words): Promise<ShownNotice> {
    const notice = {
      callId: call.callId,
      title: words({ key: 'notification.incoming.title' }),
      body: call.number === '' ? call.name : words(bodyWithNumber(call)),
      answer: words({ key: 'notification.answer' }),
      decline: words({ key: 'notification.decline' }),
      show: words({ key: 'notification.show' }),
    };
    loading ??= load();
    const notifier = await loading;
    return notifier.show(notice, (action) => {
      if (shown.has(call.callId)) onAction(action, call.callId);
    });
  }

  return {
    update(ringing, words) {
      for (const callId of [...shown.keys()]) {
        if (!ringing.some((call) => call.callId === callId)) void takeBack(callId);
      }
      for (const call of ringing) {
        if (!shown.has(call.callId)) shown.set(call.callId, show(call, words));
      }
    },
    async close() {
      await Promise.all([...shown.keys()].map(takeBack));
    },
  };
}

function bodyWithNumber({ name, number }: RingingCall): { key: string; values: Record<string, string> } {
  return { key: 'notification.incoming.body-with-number', values: { name, number } };
}
