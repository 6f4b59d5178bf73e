import type { Log } from '../../../shared/log/levels';
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
  log: Log,
  onAction: (action: NoticeAction, callId: string) => void,
): IncomingNotices {
  const shown = new Map<string, Promise<ShownNotice | null>>();
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
      body:
        call.number === ''
          ? call.name
          : words({
              key: 'notification.incoming.body-with-number',
              values: { name: call.name, number: call.number },
            }),
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
        if (shown.has(call.callId)) continue;
        const notice = show(call, words).catch((error: unknown) => {
          loading = null;
          log.warn(`no notification: ${String(error)}`);
          return null;
        });
        shown.set(call.callId, notice);
      }
    },
    async close() {
      await Promise.all([...shown.keys()].map(takeBack));
    },
  };
}
