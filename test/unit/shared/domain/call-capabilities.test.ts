import { describe, expect, it } from 'vitest';
import {
  canHangUp,
  canHold,
  canMute,
  canResume,
  canSendDtmf,
  isLive,
  isRinging,
  isSetAside,
  isTalkedIn,
} from '../../../../src/shared/domain/call-capabilities';
import {
  CALL_PHASES,
  incomingCall,
  outgoingCall,
  transition,
  type CallEvent,
  type CallPhase,
  type CallState,
} from '../../../../src/shared/domain/call-machine';

function state(phase: CallPhase, rest: Partial<CallState> = {}): CallState {
  const first = phase === 'incoming' || phase === 'answering' ? incomingCall() : outgoingCall();
  return { ...first.state, phase, ...rest };
}

const phasesWhere = (can: (state: CallState) => boolean): readonly CallPhase[] =>
  CALL_PHASES.filter((phase) => can(state(phase)));

describe('what a person can do', () => {
  it('depends on the phase', () => {
    expect(phasesWhere(isRinging)).toEqual(['incoming']);
    expect(phasesWhere(isLive)).toEqual(CALL_PHASES.filter((phase) => phase !== 'ended'));
    expect(phasesWhere(canHangUp)).toEqual(['preparing', 'calling', 'ringing', 'answering', 'connected']);
    expect(phasesWhere(canMute)).toEqual(phasesWhere(canHangUp));
    expect(phasesWhere(canHold)).toEqual(['connected']);
    expect(phasesWhere(canSendDtmf)).toEqual(['connected']);
  });

  it('waits for the answer to a hold before another (RFC 3264 §8.4)', () => {
    const holds = ['off', 'holding', 'on', 'resuming'] as const;
    expect(holds.filter((localHold) => canHold(state('connected', { localHold })))).toEqual(['off']);
    expect(holds.filter((localHold) => canResume(state('connected', { localHold })))).toEqual(['on']);
    expect(holds.filter((localHold) => canSendDtmf(state('connected', { localHold })))).toEqual(['off']);
  });

  it('sends digits into early media', () => {
    expect(canSendDtmf(state('ringing', { earlyMedia: true }))).toBe(true);
    expect(canSendDtmf(state('ringing'))).toBe(false);
  });

  it('offers nothing that the machine would call illegal', () => {
    const offers: readonly (readonly [(state: CallState) => boolean, CallEvent])[] = [
      [isRinging, { type: 'answer' }],
      [isRinging, { type: 'decline' }],
      [canHangUp, { type: 'hang-up' }],
      [canMute, { type: 'mute', on: true }],
      [canHold, { type: 'hold' }],
      [canResume, { type: 'resume' }],
    ];
    for (const phase of CALL_PHASES) {
      for (const localHold of ['off', 'holding', 'on', 'resuming'] as const) {
        const at = state(phase, { localHold });
        for (const [can, event] of offers) {
          if (!can(at)) continue;
          expect(transition(at, event).effects).not.toContainEqual(
            expect.objectContaining({ type: 'report-illegal' }),
          );
        }
      }
    }
  });
});

describe('a call beside others', () => {
  const call = (localHold: CallState['localHold'], audible: boolean) => ({
    state: state('connected', { localHold }),
    audible,
  });

  it('is set aside while another is talked in, whatever became of its hold', () => {
    expect(isSetAside(call('off', false))).toBe(true);
    expect(isSetAside(call('off', true))).toBe(false);
    expect(isSetAside(call('on', false))).toBe(false);
    expect(isSetAside({ state: state('ringing'), audible: false })).toBe(false);
  });

  it('is talked in from the moment the person turns to it', () => {
    expect(isTalkedIn(call('resuming', true))).toBe(true);
    expect(isTalkedIn(call('on', true))).toBe(false);
    expect(isTalkedIn(call('off', false))).toBe(false);
  });
});
