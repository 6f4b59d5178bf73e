import { FakeCameras, FakeScreens } from '../../../../fakes/cameras';
import { beforeEach, describe, expect, it } from 'vitest';
import { Call } from '../../../../../src/renderer/engine/calls/call';
import type { CallParts } from '../../../../../src/renderer/engine/calls/call-parts';
import type { FakeMedia } from '../../../../fakes/media';
import { recordingParts } from '../../../../fakes/recording';
import { FakeMediaFactory } from '../../../../fakes/media';
import { ManualClock } from '../../../../fakes/clock';
import { FakeIncomingCall } from '../../../../fakes/incoming-call';
import { FakeOutgoingCall, settled } from '../../../../fakes/sip-agent';
import { FakeSounder, fakeLog } from '../../../../fakes/world';

let clock: ManualClock;
let sounder: FakeSounder;
let notices: string[];
let lines: string[];
let parts: CallParts;

beforeEach(() => {
  clock = new ManualClock();
  sounder = new FakeSounder();
  notices = [];
  lines = [];
  parts = {
    id: 'call',
    lineId: 'line',
    ownDomain: 'example.com',
    clock,
    sounder,
    ...recordingParts(),
    cameras: new FakeCameras(),
    screens: new FakeScreens(),
    meter: () => Promise.resolve(null),
    cameraId: () => null,
    mayRing: () => true,
    log: fakeLog(lines),
    noAnswerMs: 30_000,
    together: (call) => [call],
    onChange: () => undefined,
    onNotice: (code) => notices.push(code),
    onRedirected: (address) => notices.push(address),
    onReferred: (_call, { address }) => notices.push(`referred to ${address}`),
  };
});

interface Placed<S> {
  readonly call: Call;
  readonly sip: S;
  readonly media: FakeMedia;
}

function media(call: Call, role: 'offer' | 'answer'): FakeMedia {
  return new FakeMediaFactory().create(role, { servers: [], sameMachine: false }, call.mediaListener());
}

function placed(): Placed<FakeOutgoingCall> {
  const call = new Call(parts, 'outgoing', {
    displayName: '',
    address: 'sip:bob@example.com',
    asserted: false,
    verification: null,
  });
  const made = media(call, 'offer');
  let sip = new FakeOutgoingCall('', {} as never);
  call.placeWith(made, (listener) => (sip = new FakeOutgoingCall('sip:bob@example.com', listener)));
  return { call, sip, media: made };
}

function up(): Placed<FakeOutgoingCall> {
  const made = placed();
  made.sip.listener.onAccepted();
  return made;
}

function ringing(): Placed<FakeIncomingCall> {
  const sip = new FakeIncomingCall();
  const call = new Call(parts, 'incoming', sip.caller);
  const made = media(call, 'answer');
  call.ringWith(made, sip);
  return { call, sip, media: made };
}

describe('a call of ours', () => {
  it('opens the microphone and sends the INVITE at once', () => {
    const { call, sip, media: made } = placed();
    expect(sip.asked).toEqual(['send']);
    expect(made.microphone).toBe('opened');
    expect(call.snapshot()).toMatchObject({
      state: { phase: 'calling', microphone: 'live' },
      answeredAtMs: null,
    });
  });

  it('is given up when nobody answers in time', () => {
    const { call, sip, media: made } = placed();
    sip.listener.onProvisional(180, false);
    clock.advance(29_999);
    expect(call.state.phase).toBe('ringing');
    clock.advance(1);
    expect(call.state.end).toEqual({ reason: 'no-answer', sipStatus: null });
    expect(sip.asked).toEqual(['send', 'cancel']);
    expect(made.closed).toBe(true);
  });

  it('is not given up once it was answered', () => {
    const { call, sip } = placed();
    clock.advance(10_000);
    sip.listener.onAccepted();
    expect(clock.waits()).toEqual([]);
    clock.advance(3_600_000);
    expect(call.state.phase).toBe('connected');
    expect(call.snapshot().answeredAtMs).toBe(1_010_000);
  });

  it('knows when it ended', () => {
    const { call, sip } = up();
    clock.advance(5_000);
    sip.listener.onBye();
    expect(call.snapshot()).toMatchObject({
      endedAtMs: 1_005_000,
      state: { end: { reason: 'remote-hung-up' } },
    });
    expect(sip.asked).toEqual(['send']);
    expect(sounder.heard.at(-1)).toBe('hang-up');
  });

  it('shows who was reached', () => {
    const { call, sip } = placed();
    sip.listener.onRemoteIdentity({
      displayName: 'Reception',
      address: 'sip:9@example.com',
      asserted: true,
      verification: null,
    });
    expect(call.snapshot().remote).toEqual({ name: 'Reception', number: '9', address: 'sip:9@example.com' });
  });

  it('reports what makes no sense and goes on', () => {
    const { call, sip } = up();
    sip.listener.onAccepted();
    sip.listener.onProvisional(180, false);
    expect(call.state.phase).toBe('connected');
    expect(lines.filter((line) => line.includes('makes no sense'))).toHaveLength(2);
  });

  it('ends once, whatever comes late', () => {
    const { call, sip } = up();
    call.dispatch({ type: 'hang-up' });
    sip.listener.onBye();
    sip.listener.onFailed('media-failed', 'late');
    sip.listener.onRejected(503);
    expect(call.state.end?.reason).toBe('hung-up');
    expect(sip.asked).toEqual(['send', 'bye']);
  });
});

describe('a call to us', () => {
  it('has its answer prepared before the 180 leaves, and the microphone closed', () => {
    const { sip, media: made } = ringing();
    expect(sip.asked).toEqual(['prepare', 'ring']);
    expect(made.microphone).toBe('closed');
    expect(sounder.ringing.has('call')).toBe(true);
  });

  it('stops ringing at once when it is answered', () => {
    const { call, sip, media: made } = ringing();
    call.dispatch({ type: 'answer' });
    expect(sounder.ringing.size).toBe(0);
    expect(sip.asked.at(-1)).toBe('answer');
    expect(made.microphone).toBe('opened');
    sip.listener.onConfirmed();
    expect(call.state.phase).toBe('connected');
  });

  it.each([
    [(sip: FakeIncomingCall) => sip.listener.onCancelled(false), 'missed'],
    [(sip: FakeIncomingCall) => sip.listener.onCancelled(true), 'answered-elsewhere'],
    [(sip: FakeIncomingCall) => sip.listener.onFailed('no-common-codec', ''), 'no-common-codec'],
  ])('stops ringing when the far end is gone (%#)', (gone, reason) => {
    const { call, sip, media: made } = ringing();
    gone(sip);
    expect(sounder.ringing.size).toBe(0);
    expect(call.state.end?.reason).toBe(reason);
    expect(made.closed).toBe(true);
  });
});

describe('whether it is heard', () => {
  it('is not before the person turns to it, and neither hears us', () => {
    const { call, media: made } = up();
    expect([made.microphoneEnabled, made.farHeard, call.snapshot().audible]).toEqual([false, false, false]);
    call.setAudible(true);
    expect([made.microphoneEnabled, made.farHeard, call.snapshot().audible]).toEqual([true, true, true]);
  });

  it('does not undo mute or hold', () => {
    const { call, media: made } = up();
    call.dispatch({ type: 'mute', on: true });
    call.setAudible(true);
    expect([made.microphoneEnabled, made.farHeard]).toEqual([false, true]);
    call.setAudible(false);
    call.dispatch({ type: 'mute', on: false });
    expect(made.microphoneEnabled).toBe(false);
  });
});

describe('hold', () => {
  it('is shown as muted only while nothing of us leaves, and muting again mends it', async () => {
    const { call, media: made } = up();
    call.setAudible(true);
    call.dispatch({ type: 'mute', on: true });
    expect(call.snapshot()).toMatchObject({ state: { muted: true }, muteWarning: null });
    made.voiceDbfs = -30;
    made.microphoneEnabled = true;
    clock.advance(1_200);
    await settled();
    expect(call.snapshot()).toMatchObject({ state: { muted: false }, muteWarning: 'leaks' });
    expect(made.microphoneEnabled).toBe(false);
    made.voiceDbfs = -100;
    clock.advance(1_000);
    await settled();
    expect(call.snapshot()).toMatchObject({ state: { muted: true }, muteWarning: null });
  });

  it('lets nothing of us through from the press on, and mute stays what it was', async () => {
    const { call, sip, media: made } = up();
    call.setAudible(true);
    call.dispatch({ type: 'mute', on: true });
    call.dispatch({ type: 'hold' });
    expect([call.state.localHold, made.microphoneEnabled]).toEqual(['holding', false]);
    sip.reinvites[0]?.resolve(undefined);
    await settled();
    expect(call.state.localHold).toBe('on');
    call.dispatch({ type: 'mute', on: false });
    expect(made.microphoneEnabled).toBe(false);
    call.dispatch({ type: 'resume' });
    expect(made.microphoneEnabled).toBe(false);
    sip.reinvites[1]?.resolve(undefined);
    await settled();
    expect([call.state.localHold, made.microphoneEnabled]).toEqual(['off', true]);
  });

  it('that is refused is taken back; the person is told and heard again', async () => {
    const { call, sip, media: made } = up();
    call.setAudible(true);
    call.dispatch({ type: 'hold' });
    sip.reinvites[0]?.reject(new Error('refused with 488'));
    await settled();
    expect([call.state.localHold, made.microphoneEnabled, notices]).toEqual(['off', true, ['hold-failed']]);
  });

  it('that is refused after the call ended is nobody’s business', async () => {
    const { call, sip } = up();
    call.dispatch({ type: 'hold' });
    sip.listener.onBye();
    sip.reinvites[0]?.reject(new Error('no dialog'));
    await settled();
    expect(notices).toEqual([]);
    expect(call.state.phase).toBe('ended');
  });

  it('by the far end is shown once', () => {
    const { call, sip } = up();
    sip.listener.onRemoteHold(true);
    sip.listener.onRemoteHold(true);
    expect(call.state.remoteHold).toBe(true);
    sip.listener.onRemoteHold(false);
    expect(call.state.remoteHold).toBe(false);
    expect(lines.join()).not.toContain('makes no sense');
  });
});

describe('broken media', () => {
  it('is rescued by a re-INVITE, and the call given up only after 20 s', () => {
    const { call, sip, media: made } = up();
    made.listener.onHealth('failed');
    expect(call.state).toMatchObject({ phase: 'connected', media: 'interrupted' });
    expect(sip.asked.at(-1)).toBe('renegotiate');
    clock.advance(19_999);
    expect(call.state.phase).toBe('connected');
    clock.advance(1);
    expect(call.state.end?.reason).toBe('media-failed');
    expect(sip.asked.at(-1)).toBe('bye');
  });

  it('that fails again and again has 20 s in all', () => {
    const { call, sip, media: made } = up();
    made.listener.onHealth('failed');
    clock.advance(15_000);
    made.listener.onHealth('connecting');
    made.listener.onHealth('failed');
    expect(sip.asked.filter((asked) => asked === 'renegotiate')).toHaveLength(2);
    clock.advance(5_000);
    expect(call.state.end?.reason).toBe('media-failed');
  });

  it('has its 20 s again after sound has flowed', () => {
    const { call, media: made } = up();
    made.listener.onHealth('failed');
    clock.advance(15_000);
    made.listener.onHealth('flowing');
    made.listener.onHealth('failed');
    clock.advance(19_999);
    expect(call.state.phase).toBe('connected');
  });

  it('before the answer lets it ring, and is rescued once it is answered', () => {
    const { call, sip, media: made } = ringing();
    made.listener.onHealth('failed');
    clock.advance(60_000);
    expect(call.state.phase).toBe('incoming');
    call.dispatch({ type: 'answer' });
    sip.listener.onConfirmed();
    expect(sip.asked.at(-1)).toBe('renegotiate');
    clock.advance(20_000);
    expect(call.state.end?.reason).toBe('media-failed');
  });

  it('that comes back leaves the call alone', () => {
    const { call, media: made } = up();
    made.listener.onHealth('failed');
    clock.advance(10_000);
    made.listener.onHealth('connecting');
    made.listener.onHealth('flowing');
    clock.advance(60_000);
    expect(call.state).toMatchObject({ phase: 'connected', media: 'flowing' });
  });

  it('survives a rescue that is refused', async () => {
    const { call, sip, media: made } = up();
    made.listener.onHealth('failed');
    sip.reinvites[0]?.reject(new Error('no socket'));
    await settled();
    expect(call.state.phase).toBe('connected');
    expect(lines.join()).toContain('target refresh: no socket');
  });

  it('after the end starts nothing', () => {
    const { call, media: made } = up();
    call.dispatch({ type: 'hang-up' });
    made.listener.onHealth('failed');
    expect(clock.waits()).toEqual([]);
  });
});

describe('the microphone', () => {
  it.each(['denied', 'missing', 'busy', 'lost'] as const)(
    'that is %s is told, and the call goes on',
    (state) => {
      const { call, media: made } = up();
      made.listener.onMicrophone(state);
      expect(notices).toEqual([`microphone-${state}`]);
      expect(call.state).toMatchObject({ phase: 'connected', microphone: state });
    },
  );

  it('that goes after the call is not worth a word', () => {
    const { call, media: made } = up();
    call.dispatch({ type: 'hang-up' });
    made.listener.onMicrophone('lost');
    expect(notices).toEqual([]);
  });
});

describe('digits', () => {
  it('go where the far end takes them, and the last 64 are shown', async () => {
    const { call, media: made } = up();
    await made.applyRemote('a=rtpmap:126 telephone-event/48000', false);
    expect(call.tones.send('12#')).toBe(true);
    for (let round = 0; round < 30; round += 1) call.tones.send('4567');
    expect(made.dtmf.startsWith('12#4567')).toBe(true);
    expect(call.snapshot().dtmf).toHaveLength(64);
  });

  it('go nowhere while we hold', async () => {
    const { call, media: made } = up();
    await made.applyRemote('a=rtpmap:126 telephone-event/48000', false);
    call.dispatch({ type: 'hold' });
    expect(call.tones.send('1')).toBe(false);
  });
});
