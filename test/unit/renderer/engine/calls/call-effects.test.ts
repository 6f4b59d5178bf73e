import { beforeEach, expect, it, vi } from 'vitest';
import { carryOut, type CallHands } from '../../../../../src/renderer/engine/calls/call-effects';
import type { CallEffect } from '../../../../../src/shared/domain/call-machine';
import { FakeIncomingCall } from '../../../../fakes/incoming-call';
import { FakeOutgoingCall } from '../../../../fakes/sip-agent';
import { CallEars } from '../../../../fakes/sip-calls';
import { FakeSounder } from '../../../../fakes/world';

let sounder: FakeSounder;
const media = { openMicrophone: vi.fn(), close: vi.fn() };
const onNotice = vi.fn();
const directSound = vi.fn();
const hold = vi.fn();
const warn = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  sounder = new FakeSounder();
});

const hands = (part: Partial<CallHands>): CallHands => ({
  id: 'c',
  legs: () => null,
  sounder,
  mayRing: () => true,
  directSound,
  hold,
  onNotice,
  log: { warn },
  ...part,
});

const SENT: readonly CallEffect[] = [
  { type: 'send-invite' },
  { type: 'send-cancel' },
  { type: 'send-answer' },
  { type: 'send-reject', status: 486 },
  { type: 'send-redirect', target: 'sip:bob@example.com' },
  { type: 'send-bye' },
];

it('asks of each leg what it can do, and nothing of none', () => {
  const placed = new FakeOutgoingCall('sip:bob@example.com', new CallEars());
  const received = new FakeIncomingCall();
  for (const effect of SENT) {
    carryOut(effect, hands({ legs: () => ({ direction: 'outgoing', sip: placed, media: media as never }) }));
    carryOut(
      effect,
      hands({ legs: () => ({ direction: 'incoming', sip: received, media: media as never }) }),
    );
    carryOut(effect, hands({}));
  }
  expect(placed.asked).toEqual(['send', 'cancel', 'bye']);
  expect(received.asked).toEqual(['answer', 'reject 486', 'redirect sip:bob@example.com', 'bye']);
});

it('rings while it may, and is heard', () => {
  carryOut({ type: 'start-ring' }, hands({ mayRing: () => false }));
  expect(sounder.ringing.size).toBe(0);
  carryOut({ type: 'start-ring' }, hands({}));
  expect([...sounder.ringing]).toEqual(['c']);
  carryOut({ type: 'stop-ring' }, hands({}));
  carryOut({ type: 'play-tone', tone: 'busy' }, hands({}));
  carryOut({ type: 'stop-tone' }, hands({}));
  expect([sounder.ringing.size, sounder.heard]).toEqual([0, ['ring', 'busy', 'silence']]);
});

it('opens, directs and closes the sound', () => {
  const legs = () => ({ direction: 'incoming', sip: new FakeIncomingCall(), media: media as never }) as const;
  carryOut({ type: 'open-microphone' }, hands({ legs }));
  carryOut({ type: 'set-microphone', enabled: true }, hands({ legs }));
  carryOut({ type: 'send-hold', on: true }, hands({ legs }));
  carryOut({ type: 'close-media' }, hands({ legs }));
  expect([media.openMicrophone, directSound, media.close].map(({ mock }) => mock.calls.length)).toEqual([
    1, 1, 1,
  ]);
  expect(hold).toHaveBeenCalledExactlyOnceWith(true);
});

it('tells the person, and the log of what made no sense', () => {
  carryOut({ type: 'notice', code: 'hold-failed' }, hands({}));
  carryOut({ type: 'report-illegal', phase: 'ended', event: 'accepted' }, hands({}));
  expect(onNotice).toHaveBeenCalledExactlyOnceWith('hold-failed');
  expect(warn).toHaveBeenCalledExactlyOnceWith('accepted makes no sense while ended');
});
