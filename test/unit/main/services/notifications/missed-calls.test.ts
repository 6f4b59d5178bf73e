import { describe, expect, it } from 'vitest';
import { missedCalls, NONE_MISSED } from '../../../../../src/main/services/notifications/missed-calls';
import {
  EMPTY_PHONE,
  type PhoneSnapshot,
  type RecentCall,
} from '../../../../../src/shared/domain/call-snapshot';
import { aCall } from '../../../../fakes/calls';

const START_MS = 1_000;
const remote = (number: string) => ({ name: null, number, address: `sip:${number}@example.com` });
const ended = (id: string, number: string, reason: 'missed' | 'answered-elsewhere' = 'missed') =>
  aCall({
    id,
    remote: remote(number),
    state: { phase: 'ended', direction: 'incoming', end: { reason, sipStatus: null } },
  });
const recent = (id: string, number: string, startedAtMs = 2_000): RecentCall => ({
  id,
  remote: remote(number),
  direction: 'incoming',
  missed: true,
  startedAtMs,
});

/** What is told after these snapshots, by id. */
function told(...snapshots: Partial<PhoneSnapshot>[]): readonly string[] {
  const after = snapshots.reduce(
    (before, part) => missedCalls(before, { ...EMPTY_PHONE, ...part }, START_MS),
    NONE_MISSED,
  );
  return after.unseen.map(({ callId }) => callId);
}

describe('missed calls to tell of', () => {
  it('are those that rang and were not answered anywhere', () => {
    expect(told({ calls: [ended('a', '1'), ended('b', '2', 'answered-elsewhere')] })).toEqual(['a']);
  });

  it('are those that do not disturb refused, which only the recents know', () => {
    expect(told({ recent: [recent('b', '2'), recent('a', '1')], missedCount: 2 })).toEqual(['a', 'b']);
  });

  it('are told once, though both know them', () => {
    const call = { calls: [ended('a', '1')] };
    expect(told(call, { ...call, recent: [recent('a', '1')], missedCount: 1 })).toEqual(['a']);
  });

  it('are not those of before the start', () => {
    expect(told({ recent: [recent('old', '1', 999)], missedCount: 1 })).toEqual([]);
  });

  it('stay when the ended call leaves the screen, and until the recents were looked at', () => {
    const missed = [{ calls: [ended('a', '1')] }, { recent: [recent('a', '1')], missedCount: 1 }];
    expect(told(...missed, { recent: [recent('a', '1')], missedCount: 1 })).toEqual(['a']);
    expect(told(...missed, { recent: [recent('a', '1')], missedCount: 0 })).toEqual([]);
    expect(told(...missed, { missedCount: 0 }, { recent: [recent('a', '1')] })).toEqual([]);
  });

  it('are one for each caller, the last five', () => {
    expect(told({ calls: [ended('a', '1')] }, { calls: [ended('b', '1'), ended('c', '2')] })).toEqual([
      'b',
      'c',
    ]);
    const many = ['1', '2', '3', '4', '5', '6'].map((number) => ended(`call-${number}`, number));
    expect(told({ calls: many })).toEqual(['call-2', 'call-3', 'call-4', 'call-5', 'call-6']);
  });
});
