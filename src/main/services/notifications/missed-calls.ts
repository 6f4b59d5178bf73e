import type { PhoneSnapshot, RemoteParty } from '../../../shared/domain/call-snapshot';

/** More than these nobody reads one by one; the recents have them all. */
const MOST = 5;
/** Longer ago than any list shows. */
const MOST_KNOWN = 64;

export interface MissedCall {
  readonly callId: string;
  readonly remote: RemoteParty;
}

export interface MissedCalls {
  /** Ids that have been dealt with, oldest first. */
  readonly known: readonly string[];
  /** Not seen yet, oldest first, the last of each caller. */
  readonly unseen: readonly MissedCall[];
  readonly count: number;
}

export const NONE_MISSED: MissedCalls = { known: [], unseen: [], count: 0 };

/**
 * The missed calls to tell of once the phone is like this: until the person has looked at the recents.
 * @param sinceMs ms since the epoch; older ones were told by whoever ran then
 */
export function missedCalls(before: MissedCalls, phone: PhoneSnapshot, sinceMs: number): MissedCalls {
  const missed = missedOf(phone, sinceMs);
  const fresh = missed.filter(({ callId }) => !before.known.includes(callId));
  // The count follows its call by a moment, so only its fall means that they were seen.
  const seen = phone.missedCount === 0 && before.count > 0;
  const unseen = [...(seen ? [] : before.unseen), ...fresh];
  return {
    known: [...before.known, ...fresh.map(({ callId }) => callId)].slice(-MOST_KNOWN),
    unseen: unseen.filter((call, index) => isLastOfCaller(call, unseen.slice(index + 1))).slice(-MOST),
    count: phone.missedCount,
  };
}

/** Calls that rang are in the snapshot when they end; what do not disturb refused is only in the recents. Oldest first. */
function missedOf(phone: PhoneSnapshot, sinceMs: number): readonly MissedCall[] {
  const recent = phone.recent.filter(({ missed, startedAtMs }) => missed && startedAtMs >= sinceMs);
  const ended = phone.calls.filter(({ state }) => state.end?.reason === 'missed');
  const all = [...recent.reverse(), ...ended].map(({ id, remote }) => ({ callId: id, remote }));
  return all.filter(({ callId }, index) => all.findIndex((call) => call.callId === callId) === index);
}

function isLastOfCaller(call: MissedCall, later: readonly MissedCall[]): boolean {
  return !later.some(({ remote }) => remote.address === call.remote.address);
}
