import { beforeEach, expect, it } from 'vitest';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { Transfers } from '../../../../../src/renderer/engine/calls/transfers';
import type { ReferralListener } from '../../../../../src/renderer/engine/world/sip';
import { aCall } from '../../../../fakes/calls';
import { ManualClock } from '../../../../fakes/clock';

/** How whole transfers go runs in test/integration/engine/transfer.test.ts. */
class FakeCall {
  readonly asked: string[] = [];
  listener: ReferralListener | null = null;
  state = aCall().state;

  constructor(readonly id: string) {}

  dispatch(event: { readonly type: string }): void {
    this.asked.push(event.type);
  }

  refer(target: string, replacing: FakeCall | null, listener: ReferralListener): void {
    this.asked.push(`refer ${target}${replacing ? ` for ${replacing.id}` : ''}`);
    this.listener = listener;
  }

  snapshot() {
    return aCall({ remote: { name: null, number: this.id, address: `sip:${this.id}@example.com` } });
  }

  get call(): Call {
    return this as unknown as Call;
  }
}

let clock: ManualClock;
let bob: FakeCall;
let carol: FakeCall;
let notices: string[];
let transfers: Transfers;

beforeEach(() => {
  clock = new ManualClock();
  bob = new FakeCall('bob');
  carol = new FakeCall('carol');
  notices = [];
  transfers = new Transfers({
    clock,
    call: (id) => [bob, carol].find((call) => call.id === id)?.call,
    turnTo: (call) => (call as unknown as FakeCall).asked.push('turn to'),
    turnAway: (call) => (call as unknown as FakeCall).asked.push('turn away'),
    onChange: () => undefined,
    onNotice: (code) => notices.push(code),
  });
});

it('refers, holds, and hands over when it worked; a second transfer waits its turn', () => {
  transfers.blind(bob.call, 'sip:dave@example.com');
  transfers.blind(carol.call, 'sip:dave@example.com');
  expect([bob.asked, carol.asked]).toEqual([['refer sip:dave@example.com', 'turn away'], []]);
  expect(transfers.snapshot()).toEqual({
    phase: 'asking',
    callId: 'bob',
    consultId: null,
    target: 'sip:dave@example.com',
  });
  bob.listener?.onProgress();
  bob.listener?.onFinished(200);
  expect(bob.asked.at(-1)).toBe('transferred');
  expect([transfers.snapshot(), clock.waits()]).toEqual([null, []]);
});

it('without news for 70 s is given up, and what comes later says nothing any more', () => {
  transfers.blind(bob.call, 'sip:dave@example.com');
  clock.advance(69_999);
  bob.listener?.onProgress();
  clock.advance(69_999);
  expect(notices).toEqual([]);
  clock.advance(1);
  expect(notices).toEqual(['transfer-silent']);
  bob.listener?.onFinished(200);
  expect(bob.asked.at(-1)).toBe('turn to');
});

it('leaves a conference to its other two; when that fails nothing changes', () => {
  transfers.leave(bob.call, carol.call);
  expect([bob.asked, transfers.isHandingOn()]).toEqual([['refer sip:carol@example.com for carol'], true]);
  bob.listener?.onRefused(405);
  expect([bob.asked.length, transfers.snapshot(), notices]).toEqual([1, null, ['leave-failed']]);
});

it('a talk before a transfer that becomes a conference is no transfer any more', () => {
  transfers.talkFirst(bob.call, carol.call);
  transfers.merged();
  expect([transfers.snapshot(), bob.asked, carol.asked]).toEqual([null, [], []]);
});

it('is completed only when who was asked first has answered', () => {
  carol.state = { ...carol.state, phase: 'ringing' };
  transfers.talkFirst(bob.call, carol.call);
  transfers.complete();
  expect(bob.asked).toEqual([]);
  carol.state = { ...carol.state, phase: 'connected' };
  transfers.complete();
  expect(bob.asked).toEqual(['refer sip:carol@example.com for carol']);
});
