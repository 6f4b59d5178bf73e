import { beforeEach, describe, expect, it } from 'vitest';
import { attend } from '../../../../../src/renderer/engine/calls/call-attendant';
import {
  incomingCall,
  transition,
  type CallEffect,
  type CallEvent,
} from '../../../../../src/shared/domain/call-machine';
import type { IncomingDecision } from '../../../../../src/shared/domain/incoming-rule';
import { aCall } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';
import { FakeSounder } from '../../../../fakes/world';

type Attended = Extract<IncomingDecision, { readonly type: 'ring' | 'answer' }>;

let clock: ManualClock;
let sounder: FakeSounder;
let alone: boolean;
let notices: string[];

beforeEach(() => {
  clock = new ManualClock();
  sounder = new FakeSounder();
  alone = true;
  notices = [];
});

/** A ringing call of Bob’s, as its machine has it. */
function ringing(decision: Attended) {
  let { state } = incomingCall();
  const effects: CallEffect[] = [];
  const call = {
    id: 'in',
    get state() {
      return state;
    },
    dispatch: (event: CallEvent) => {
      const next = transition(state, event);
      state = next.state;
      effects.push(...next.effects);
    },
    snapshot: () => aCall({ remote: { name: 'Bob', number: 'bob', address: 'sip:bob@example.com' } }),
  };
  attend(call, decision, {
    clock,
    sounder,
    isAlone: () => alone,
    onNotice: (code, callId, address) => notices.push(`${code} ${String(callId)} ${String(address)}`),
  });
  return { call, effects };
}

describe('a call that is to be answered by itself', () => {
  it('is answered with a beep and a word about it', () => {
    const { call, effects } = ringing({ type: 'answer', afterSeconds: 0 });
    expect(call.state.phase).toBe('answering');
    expect(effects).toContainEqual({ type: 'send-answer' });
    expect(sounder.heard).toContain('auto-answer');
    expect(notices).toEqual(['auto-answered in sip:bob@example.com']);
  });

  it('rings until then', () => {
    const { call } = ringing({ type: 'answer', afterSeconds: 3 });
    clock.advance(2_999);
    expect(call.state.phase).toBe('incoming');
    clock.advance(1);
    expect(call.state.phase).toBe('answering');
  });

  it('is not when the person talks by then, or was faster', () => {
    const { call } = ringing({ type: 'answer', afterSeconds: 3 });
    alone = false;
    clock.advance(3_000);
    expect(call.state.phase).toBe('incoming');
    const declined = ringing({ type: 'answer', afterSeconds: 3 });
    declined.call.dispatch({ type: 'decline' });
    alone = true;
    clock.advance(3_000);
    expect(declined.effects).not.toContainEqual({ type: 'send-answer' });
    expect(notices).toEqual([]);
  });
});

describe('a call that nobody answers', () => {
  const forward = { afterSeconds: 20, target: 'sip:carol@example.com' };

  it('goes on after the time that was chosen', () => {
    const { call, effects } = ringing({ type: 'ring', forward, emergency: false });
    clock.advance(19_999);
    expect(call.state.phase).toBe('incoming');
    clock.advance(1);
    expect(effects).toContainEqual({ type: 'send-redirect', target: 'sip:carol@example.com' });
    expect(call.state.end).toEqual({ reason: 'forwarded', sipStatus: null });
    expect(effects).toContainEqual({ type: 'stop-ring' });
  });

  it('stays once it was answered', () => {
    const { call, effects } = ringing({ type: 'ring', forward, emergency: false });
    call.dispatch({ type: 'answer' });
    clock.advance(20_000);
    expect(effects).not.toContainEqual({ type: 'send-redirect', target: 'sip:carol@example.com' });
    expect(call.state.phase).toBe('answering');
  });

  it('rings on where nothing was chosen', () => {
    const { call } = ringing({ type: 'ring', forward: null, emergency: false });
    clock.advance(100_000);
    expect(call.state.phase).toBe('incoming');
  });
});
