import { describe, expect, it } from 'vitest';
import { historyRecord } from '../../../../../src/renderer/engine/calls/history-record';
import { incomingCall, outgoingCall } from '../../../../../src/shared/domain/call-machine';
import type { CallSnapshot } from '../../../../../src/shared/domain/call-snapshot';
import { noRecording } from '../../../../../src/shared/domain/recording-machine';
import { NO_VIDEO } from '../../../../../src/shared/domain/video-machine';
import { END_REASONS, type EndReason } from '../../../../../src/shared/domain/end-reason';

function call(direction: 'outgoing' | 'incoming', reason: EndReason | null, answered = false): CallSnapshot {
  const { state } = direction === 'outgoing' ? outgoingCall() : incomingCall();
  return {
    id: 'call',
    lineId: 'line',
    remote: { name: 'Bob', number: 'bob', address: 'sip:bob@example.com' },
    state: reason === null ? state : { ...state, phase: 'ended', end: { reason, sipStatus: 486 } },
    audible: false,
    video: NO_VIDEO,
    recording: noRecording('allowed'),
    startedAtMs: 1,
    answeredAtMs: answered ? 2 : null,
    endedAtMs: reason === null ? null : 3,
    muteWarning: null,
    dtmf: '1234',
    postDial: null,
  };
}

describe('the line in the recents', () => {
  it('is there from the start of the call, and never holds what was typed into it', () => {
    expect(historyRecord(call('incoming', null))).toEqual({
      id: 'call',
      lineId: 'line',
      direction: 'incoming',
      name: 'Bob',
      number: 'bob',
      address: 'sip:bob@example.com',
      startedAtMs: 1,
      answeredAtMs: null,
      endedAtMs: null,
      outcome: 'ongoing',
      reason: null,
      seen: false,
    });
  });

  it.each([
    ['outgoing', 'hung-up', true, 'answered'],
    ['incoming', 'network-lost', true, 'answered'],
    ['outgoing', 'cancelled', false, 'cancelled'],
    ['outgoing', 'quit', false, 'cancelled'],
    ['outgoing', 'busy', false, 'failed'],
    ['outgoing', 'no-answer', false, 'failed'],
    ['incoming', 'declined', false, 'declined'],
    ['incoming', 'answered-elsewhere', false, 'answered-elsewhere'],
    ['incoming', 'missed', false, 'missed'],
    ['incoming', 'media-failed', false, 'missed'],
    ['incoming', 'quit', false, 'missed'],
  ] as const)('%s, %s, answered %s: %s', (direction, reason, answered, outcome) => {
    expect(historyRecord(call(direction, reason, answered))).toMatchObject({ outcome, reason });
  });

  it('counts as seen when the person took part', () => {
    expect(historyRecord(call('incoming', 'missed')).seen).toBe(false);
    expect(historyRecord(call('incoming', 'hung-up', true)).seen).toBe(true);
    expect(historyRecord(call('outgoing', 'busy')).seen).toBe(true);
  });

  it('is complete for every end there is', () => {
    for (const reason of END_REASONS) {
      for (const direction of ['outgoing', 'incoming'] as const) {
        expect(historyRecord(call(direction, reason)).outcome).not.toBe('ongoing');
      }
    }
  });
});
