import type { Log } from '../../../shared/log/levels';
import type { Words } from '../../app/words';
import type { RingingCall } from '../../app/shell-state';
import type { NoticeAction } from '../../platform/notice-action';
import type { Notice, Notifier } from '../../platform/ports';
import { createNoticeBoard } from './notice-board';

/** The system notifications of the calls that ring. */
export interface IncomingNotices {
  /** Shows what is new and takes back what rings no more. */
  update(ringing: readonly RingingCall[], words: Words): void;
  /** Takes all back; resolves when the system was told. */
  close(): Promise<void>;
}

/** @param notifier gives the system's notifier */
export function createIncomingNotices(
  notifier: () => Promise<Notifier>,
  log: Log,
  onAction: (action: NoticeAction, callId: string) => void,
): IncomingNotices {
  const board = createNoticeBoard(notifier, log, onAction);
  return {
    update(ringing, words) {
      board.update(ringing.map((call) => incomingNotice(call, words)));
    },
    close: board.close,
  };
}

function incomingNotice(call: RingingCall, words: Words): Notice {
  return {
    id: call.callId,
    kind: 'ringing',
    title: words({ key: 'notification.incoming.title' }),
    body: [
      who(call, words),
      ...(call.verification ? [words({ key: `caller.${call.verification}` })] : []),
    ].join(' · '),
    buttons: [
      { action: 'answer', label: words({ key: 'notification.answer' }) },
      { action: 'decline', label: words({ key: 'notification.decline' }) },
    ],
    show: words({ key: 'notification.show' }),
    withoutButtons: words({ key: 'notification.incoming.without-buttons' }),
  };
}

function who({ name, number }: RingingCall, words: Words): string {
  if (name === '') return words({ key: 'caller.anonymous' });
  if (number === '') return name;
  return words({ key: 'notification.incoming.body-with-number', values: { name, number } });
}
