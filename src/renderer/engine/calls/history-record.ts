import type { CallSnapshot } from '../../../shared/domain/call-snapshot';
import type { EndReason } from '../../../shared/domain/end-reason';
import type { CallOutcome, HistoryEntry } from '../ports';

/** The line in the recents that a call makes, from its start on. */
export function historyRecord(call: CallSnapshot): HistoryEntry {
  const { state } = call;
  return {
    id: call.id,
    lineId: call.lineId,
    direction: state.direction,
    name: call.remote.name,
    number: call.remote.number,
    address: call.remote.address,
    startedAtMs: call.startedAtMs,
    answeredAtMs: call.answeredAtMs,
    endedAtMs: call.endedAtMs,
    outcome: state.end ? outcome(state.direction, call.answeredAtMs !== null, state.end.reason) : 'ongoing',
    reason: state.end?.reason ?? null,
    seen: state.direction === 'outgoing' || call.answeredAtMs !== null,
  };
}

function outcome(direction: 'outgoing' | 'incoming', answered: boolean, reason: EndReason): CallOutcome {
  if (answered) return 'answered';
  if (direction === 'outgoing') return reason === 'cancelled' || reason === 'quit' ? 'cancelled' : 'failed';
  switch (reason) {
    case 'declined':
      return 'declined';
    case 'forwarded':
      return 'forwarded';
    case 'answered-elsewhere':
      return 'answered-elsewhere';
    default:
      return 'missed';
  }
}
