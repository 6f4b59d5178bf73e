import { isAnonymous } from '../../../shared/domain/caller';
import type { PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import type { Log } from '../../../shared/log/levels';
import { party } from '../../app/shell-state';
import type { Words } from '../../app/words';
import type { Notice, Notifier } from '../../platform/ports';
import { missedCalls, NONE_MISSED, type MissedCall } from './missed-calls';
import { createNoticeBoard } from './notice-board';

export interface MissedDeeds {
  /** @param target as a person would dial it */
  callBack(target: string): void;
  show(): void;
}

/** The quiet notifications of missed calls, which stand until the recents were looked at. */
export interface MissedNotices {
  /** @param wanted false: none are shown, and what was missed meanwhile is not told later */
  update(phone: PhoneSnapshot, wanted: boolean, words: Words): void;
  close(): Promise<void>;
}

/**
 * @param notifier gives the system's notifier
 * @param startedAtMs ms since the epoch; what was missed before is not told
 */
export function createMissedNotices(
  notifier: () => Promise<Notifier>,
  log: Log,
  deeds: MissedDeeds,
  startedAtMs: number,
): MissedNotices {
  let missed = NONE_MISSED;

  const board = createNoticeBoard(notifier, log, (action, callId) => {
    const call = missed.unseen.find((candidate) => candidate.callId === callId);
    if (action === 'call-back' && call) deeds.callBack(call.remote.number || call.remote.address);
    else deeds.show();
  });
  return {
    update(phone, wanted, words) {
      missed = missedCalls(missed, phone, startedAtMs);
      if (!wanted) missed = { ...missed, unseen: [] };
      board.update(missed.unseen.map((call) => missedNotice(call, words)));
    },
    close: board.close,
  };
}

function missedNotice({ callId, remote }: MissedCall, words: Words): Notice {
  const { name, number } = party(remote);
  return {
    id: callId,
    kind: 'missed',
    title: words({ key: 'notification.missed.title', values: { name } }),
    body: number,
    buttons: isAnonymous(remote)
      ? []
      : [{ action: 'call-back', label: words({ key: 'notification.call-back' }) }],
    show: words({ key: 'notification.show' }),
    withoutButtons: isAnonymous(remote) ? '' : words({ key: 'notification.missed.without-buttons' }),
  };
}
