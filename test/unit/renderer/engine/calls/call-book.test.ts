import { FakeCameras, FakeScreens } from '../../../../fakes/cameras';
import { beforeEach, describe, expect, it } from 'vitest';
import { CallBook } from '../../../../../src/renderer/engine/calls/call-book';
import { PLAIN_DIALLING } from '../../../../../src/shared/domain/dial-plan';
import { fail } from '../../../../../src/shared/domain/result';
import { Line } from '../../../../../src/renderer/engine/lines/line';
import { DEFAULT_SETTINGS, MOST_CALLS } from '../../../../../src/shared/config/settings';
import { ALICE } from '../../../../fakes/account';
import { ManualClock } from '../../../../fakes/clock';
import { FakeIncomingCall } from '../../../../fakes/incoming-call';
import { recordingParts } from '../../../../fakes/recording';
import { FakeMediaFactory } from '../../../../fakes/media';
import { FakeSip, settled } from '../../../../fakes/sip-agent';
import { fakeLog, FakeHistory, FakeSounder } from '../../../../fakes/world';

let clock: ManualClock;
let sip: FakeSip;
let history: FakeHistory;
let media: FakeMediaFactory;
let sounder: FakeSounder;
let doNotDisturb: boolean;
let notices: string[];
let book: CallBook;
let line: Line;
let mayRing: boolean;
let mostCalls: number;

beforeEach(async () => {
  clock = new ManualClock();
  sip = new FakeSip();
  history = new FakeHistory();
  media = new FakeMediaFactory();
  sounder = new FakeSounder();
  doNotDisturb = false;
  mayRing = true;
  mostCalls = MOST_CALLS.usual;
  notices = [];
  book = new CallBook({
    clock,
    log: fakeLog(),
    history,
    media,
    sounder,
    ...recordingParts(),
    cameras: new FakeCameras(),
    screens: new FakeScreens(),
    devices: { startMeter: () => Promise.resolve(fail('missing', 'none')) },
    settings: () => ({
      ...DEFAULT_SETTINGS,
      accounts: [{ ...ALICE, mostCalls }],
      calls: { ...DEFAULT_SETTINGS.calls, doNotDisturb, noAnswerSeconds: 60 },
    }),
    plan: () => PLAIN_DIALLING,
    isCallBack: () => false,
    mayRing: () => mayRing,
    onChange: () => undefined,
    onNotice: (code) => notices.push(code),
    onRedirected: (address, lineId) => notices.push(`${address} over ${lineId}`),
    onReferred: (address) => notices.push(`referred to ${address}`),
    onCall: () => undefined,
  });
  line = new Line({
    account: ALICE,
    demo: false,
    network: { servers: [], sameMachine: false },
    sip,
    clock,
    log: fakeLog(),
    diagnose: () => Promise.resolve('unreachable'),
    onChange: () => undefined,
    onProof: () => undefined,
    onTimer: () => undefined,
    onIncoming: () => undefined,
  });
  line.start('hunter2');
  await sip.agent.comesUp();
});

const outcomes = () => [...history.entries.values()].map(({ outcome }) => outcome);
const phases = () => book.snapshots().map(({ state }) => state.phase);

function place() {
  const call = book.place(line, 'sip:bob@example.com');
  const leg = sip.agent.calls.at(-1);
  if (!call || !leg) throw new Error('no call');
  return { call, leg };
}

describe('placing a call', () => {
  it('writes it down before it is answered, and completes it at its end', () => {
    const { leg } = place();
    expect(outcomes()).toEqual(['ongoing']);
    leg.listener.onAccepted();
    expect([...history.entries.values()][0]?.answeredAtMs).toBe(clock.nowMs());
    leg.listener.onBye();
    expect(outcomes()).toEqual(['answered']);
    expect(history.entries.size).toBe(1);
  });

  it('keeps an ended call on the screen for four seconds', () => {
    const { call, leg } = place();
    leg.listener.onRejected(486);
    clock.advance(3_999);
    expect(phases()).toEqual(['ended']);
    clock.advance(1);
    expect(phases()).toEqual([]);
    expect(book.get(call.id)).toBeUndefined();
  });

  it('puts the running call on hold', async () => {
    const first = place();
    first.leg.listener.onAccepted();
    place();
    expect(first.leg.asked).toEqual(['send', 'hold']);
    first.leg.reinvites[0]?.resolve(undefined);
    await settled();
    expect(first.call.state.localHold).toBe('on');
  });

  it('answered only after the person turned to another goes on hold', () => {
    const early = place();
    const late = place();
    late.leg.listener.onAccepted();
    early.leg.listener.onAccepted();
    expect(early.call.state.localHold).toBe('holding');
    expect(late.call.state.localHold).toBe('off');
  });

  it('whose resume is confirmed after the person turned to another goes back on hold; a refused hold is not repeated', async () => {
    const first = place();
    first.leg.listener.onAccepted();
    const second = place();
    second.leg.listener.onAccepted();
    const confirm = async (which: number): Promise<void> => {
      first.leg.reinvites[which]?.resolve(undefined);
      await settled();
    };
    await confirm(0);
    first.call.dispatch({ type: 'resume' });
    await confirm(1);
    expect(first.leg.asked).toEqual(['send', 'hold', 'resume', 'hold']);
    first.leg.reinvites[2]?.reject(new Error('refused with 488'));
    await settled();
    expect([first.call.state.localHold, first.leg.asked.length]).toEqual(['off', 4]);
  });

  it('is heard at once, and the one before no more, although its hold is refused', async () => {
    const first = place();
    first.leg.listener.onAccepted();
    const second = place();
    const heard = () => media.made.map(({ microphoneEnabled, farHeard }) => [microphoneEnabled, farHeard]);
    expect(heard()).toEqual([
      [false, false],
      [true, true],
    ]);
    first.leg.reinvites[0]?.reject(new Error('refused with 488'));
    await settled();
    expect([first.call.state.localHold, notices]).toEqual(['off', ['hold-failed']]);
    expect(heard()[0]).toEqual([false, false]);
    second.leg.listener.onRejected(486);
    expect(heard()[0]).toEqual([false, false]);
    book.turnTo(first.call);
    expect(heard()[0]).toEqual([true, true]);
  });

  it('answered after the other one ended is talked on', () => {
    const early = place();
    const late = place();
    late.leg.listener.onRejected(486);
    early.leg.listener.onAccepted();
    expect(early.call.state.localHold).toBe('off');
  });

  it('needs an agent', async () => {
    await line.stop();
    expect(book.place(line, 'sip:bob@example.com')).toBeNull();
    expect(book.snapshots()).toEqual([]);
  });

  it('leaves nothing half made when the address turns out to be none', () => {
    sip.agent.invite = () => {
      throw new Error('not a SIP address');
    };
    expect(book.place(line, 'sip:\u0000@example.com')).toBeNull();
    expect(phases()).toEqual([]);
    expect(media.made.every((made) => made.closed)).toBe(true);
    expect(outcomes()).toEqual([]);
  });
});

describe('a call that comes in', () => {
  it('rings', () => {
    const call = new FakeIncomingCall();
    book.receive(line, call);
    expect(call.asked).toEqual(['prepare', 'ring']);
    expect(book.snapshots()[0]?.remote).toEqual({
      name: 'Bob Okafor',
      number: 'bob',
      address: 'sip:bob@example.com',
    });
    expect(media.made[0]?.role).toBe('answer');
  });

  it('without an offer gets media that offers', () => {
    book.receive(line, new FakeIncomingCall('', 'sip:bob@example.com', true));
    expect(media.made[0]?.role).toBe('offer');
  });

  it('does not ring when the person does not want to be disturbed, and is a missed call', () => {
    doNotDisturb = true;
    const call = new FakeIncomingCall();
    book.receive(line, call);
    expect(call.asked).toEqual(['reject 486']);
    expect(sounder.heard).toEqual([]);
    expect(media.made).toEqual([]);
    expect(book.snapshots()).toEqual([]);
    expect([...history.entries.values()]).toMatchObject([
      { outcome: 'missed', reason: 'missed', seen: false, name: 'Bob Okafor', endedAtMs: clock.nowMs() },
    ]);
  });

  it('is refused when there are as many as there may be, ended ones not counted, and is a missed call', () => {
    const legs = Array.from({ length: MOST_CALLS.usual }, () => place().leg);
    const fifth = new FakeIncomingCall();
    book.receive(line, fifth);
    expect(fifth.asked).toEqual(['reject 486']);
    expect(outcomes().at(-1)).toBe('missed');
    legs[0]?.listener.onRejected(486);
    expect(book.isFull(line)).toBe(false);
    const next = new FakeIncomingCall();
    book.receive(line, next);
    expect(next.asked).toEqual(['prepare', 'ring']);
  });

  it('is refused when the account says so, and another account’s calls don’t count', () => {
    mostCalls = 1;
    place();
    expect(book.isFull(line)).toBe(true);
    expect(book.isFull({ id: 'another' })).toBe(false);
  });

  it('again and again, each given up at once, leaves 16 ended ones', () => {
    for (let n = 0; n < 100; n += 1) {
      const call = new FakeIncomingCall();
      book.receive(line, call);
      call.listener.onCancelled(false);
    }
    expect(book.snapshots()).toHaveLength(16);
    expect(history.entries.size).toBe(100);
    clock.advance(4_000);
    expect(book.snapshots()).toEqual([]);
  });

  it('lets the call that runs go on', () => {
    const { leg } = place();
    leg.listener.onAccepted();
    book.receive(line, new FakeIncomingCall());
    expect(leg.asked).toEqual(['send']);
  });
});

describe('all calls', () => {
  it('are ended for one line or for all, each in its own way', () => {
    const { leg } = place();
    leg.listener.onAccepted();
    const ringing = new FakeIncomingCall();
    book.receive(line, ringing);
    book.endAll('another line');
    expect(book.live).toHaveLength(2);
    book.endAll(null);
    expect(leg.asked.at(-1)).toBe('bye');
    expect(ringing.asked.at(-1)).toBe('reject 480');
    expect(book.live).toEqual([]);
    expect(sounder.ringing.size).toBe(0);
  });

  it('tell the far end where we are after the socket came back', () => {
    const { leg } = place();
    book.refresh(line.id);
    expect(leg.asked).toEqual(['send']);
    leg.listener.onAccepted();
    book.refresh('another line');
    book.refresh(line.id);
    expect(leg.asked).toEqual(['send', 'renegotiate']);
  });
});

describe('a history that can’t be written', () => {
  it('is told, and the call goes on', async () => {
    history.broken = true;
    const { call, leg } = place();
    leg.listener.onAccepted();
    await settled();
    expect(new Set(notices)).toEqual(new Set(['history-unavailable']));
    expect(call.state.phase).toBe('connected');
  });
});
