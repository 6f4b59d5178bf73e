import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { MOST_CALLS } from '../../../../src/shared/config/settings';
import { SoftPhone } from '../../../../src/renderer/engine/phone';
import { SipFault } from '../../../../src/renderer/engine/world/sip';
import { ALICE, ALICE_FORM } from '../../../fakes/account';
import { ManualClock } from '../../../fakes/clock';
import { FakeIncomingCall } from '../../../fakes/incoming-call';
import { FakeSip, settled } from '../../../fakes/sip-agent';
import { fakeWorld, type FakeWorld } from '../../../fakes/world';

let clock: ManualClock;
let sip: FakeSip;
let world: FakeWorld;
let phone: SoftPhone;

beforeEach(async () => {
  clock = new ManualClock();
  sip = new FakeSip(clock);
  world = fakeWorld(sip, clock);
  world.host.secrets.set(`${ALICE.id}:sip`, 'hunter2');
  world.host.settings = { ...DEFAULT_SETTINGS, accounts: [ALICE] };
  phone = new SoftPhone(world, world.host);
  await phone.start();
  await sip.agent.comesUp();
});

const calls = () => phone.snapshot().calls;
const notices = () => phone.snapshot().notices.map(({ code }) => code);

function dial(target = 'bob') {
  const result = phone.dial(target);
  const leg = sip.agent.calls.at(-1);
  if (!result.ok || !leg) throw new Error('no call');
  return { id: result.value.callId, leg };
}

function rings(name = 'Bob Okafor', address = 'sip:bob@example.com') {
  const call = new FakeIncomingCall(name, address);
  sip.agent.listener.onIncoming(call);
  return { id: calls().at(-1)?.id ?? '', leg: call };
}

describe('the snapshot', () => {
  it('is the same object until something changes, and serialisable', () => {
    const before = phone.snapshot();
    expect(phone.snapshot()).toBe(before);
    dial();
    expect(phone.snapshot()).not.toBe(before);
    expect(structuredClone(phone.snapshot())).toEqual(phone.snapshot());
  });

  it('is told to whoever listens, until they stop', () => {
    let told = 0;
    const stop = phone.subscribe(() => (told += 1));
    dial();
    expect(told).toBeGreaterThan(0);
    stop();
    const before = told;
    dial();
    expect(told).toBe(before);
  });
});

describe('dialling', () => {
  it('calls the number on the line’s own domain', () => {
    expect(dial('+49 30 123').leg.target).toBe('sip:+4930123@example.com');
    expect(calls()[0]).toMatchObject({ lineId: ALICE.id, remote: { number: '+4930123' } });
  });

  it.each([
    ['', 'empty'],
    ['a b', 'bad-character'],
    ['http://example.com', 'scheme'],
    ['<script>', 'bad-character'],
  ])('%j is refused: %s', (target, code) => {
    expect(phone.dial(target)).toMatchObject({ ok: false, error: { code } });
    expect(calls()).toEqual([]);
  });

  it('needs a line that is there and ready', async () => {
    expect(phone.dial('bob', 'nobody')).toMatchObject({ ok: false, error: { code: 'no-line' } });
    await sip.agent.loses();
    expect(phone.dial('bob')).toMatchObject({ ok: false, error: { code: 'line-not-ready' } });
  });

  it('stops at as many calls as there may be', () => {
    for (let count = 0; count < MOST_CALLS.usual; count += 1) dial();
    expect(phone.dial('bob')).toMatchObject({ ok: false, error: { code: 'too-many-calls' } });
  });
});

describe('commands', () => {
  it('for a call that is gone do nothing', () => {
    for (const type of ['answer', 'decline', 'hang-up'] as const) phone.execute({ type, callId: 'gone' });
    phone.execute({ type: 'set-hold', callId: 'gone', on: true });
    expect(calls()).toEqual([]);
  });

  it('answer holds the call that runs', async () => {
    const first = dial();
    first.leg.listener.onAccepted();
    const second = rings();
    phone.execute({ type: 'answer', callId: second.id });
    expect(first.leg.asked).toEqual(['send', 'hold']);
    expect(second.leg.asked).toEqual(['prepare', 'ring', 'answer']);
    first.leg.reinvites[0]?.resolve(undefined);
    await settled();
    second.leg.listener.onConfirmed();
    phone.execute({ type: 'set-hold', callId: first.id, on: false });
    expect(second.leg.asked.at(-1)).toBe('hold');
    expect(first.leg.asked.at(-1)).toBe('resume');
  });

  it('decline, hang up and mute', () => {
    const ringing = rings();
    phone.execute({ type: 'decline', callId: ringing.id });
    expect(ringing.leg.asked.at(-1)).toBe('reject 603');
    const call = dial();
    phone.execute({ type: 'set-mute', callId: call.id, on: true });
    expect(calls().at(-1)?.state.muted).toBe(true);
    phone.execute({ type: 'hang-up', callId: call.id });
    expect(call.leg.asked.at(-1)).toBe('cancel');
  });

  it('do not disturb is kept, and lets nothing ring', async () => {
    phone.execute({ type: 'set-do-not-disturb', on: true });
    await settled();
    expect(phone.snapshot().doNotDisturb).toBe(true);
    expect(world.host.settings.calls.doNotDisturb).toBe(true);
    const call = new FakeIncomingCall();
    sip.agent.listener.onIncoming(call);
    expect(call.asked).toEqual(['reject 486']);
    await settled();
    expect(phone.snapshot().missedCount).toBe(1);
  });
});

describe('digits', () => {
  it.each(['', 'x', '12 3', '1'.repeat(65), '<'])('%j are none', (tones) => {
    expect(phone.sendDtmf(dial().id, tones)).toBe(false);
  });

  it('that can’t go are told', () => {
    expect(phone.sendDtmf(dial().id, '1')).toBe(false);
    expect(notices()).toEqual(['dtmf-unavailable']);
  });

  it('that go are heard', async () => {
    const { id, leg } = dial();
    leg.listener.onAccepted();
    await world.media.made[0]?.applyRemote('a=rtpmap:126 telephone-event/48000', false);
    expect(phone.sendDtmf(id, '1a')).toBe(true);
    expect(world.media.made[0]?.dtmf).toBe('1A');
    expect(world.sounder.heard).toContain('key 1');
  });
});

describe('settings', () => {
  it('that can’t be saved hold until the end of the session, and the person is told', async () => {
    world.host.canSave = false;
    expect(await phone.changeSettings((settings) => ({ ...settings, demo: true }))).toBe(false);
    expect(phone.settings().demo).toBe(true);
    expect(notices()).toEqual(['settings-unsaved']);
    const [notice] = phone.snapshot().notices;
    phone.dismissNotice(notice?.id ?? '');
    expect(notices()).toEqual([]);
  });

  it('that main refuses to take are no crash', async () => {
    world.host.saveSettings = () => Promise.reject(new Error('bad-arguments'));
    expect(await phone.changeSettings((settings) => settings)).toBe(false);
    expect(notices()).toEqual(['settings-unsaved']);
  });
});

describe('the history', () => {
  it('counts missed calls until they were seen', async () => {
    const { leg } = rings();
    leg.listener.onCancelled(false);
    await settled();
    expect(phone.snapshot().missedCount).toBe(1);
    phone.markMissedSeen();
    await settled();
    expect(phone.snapshot().missedCount).toBe(0);
  });

  it('that breaks later is told and stops nothing', async () => {
    world.history.countUnseenMissed = () => Promise.reject(new Error('gone'));
    world.history.markSeen = () => Promise.reject(new Error('gone'));
    rings();
    phone.markMissedSeen();
    await settled();
    expect(notices()).toEqual(['history-unavailable']);
  });
});

it('whom a notice names is called over the line that it came about on', async () => {
  const signing = phone.signIn({ ...ALICE_FORM, address: 'carol@example.com' });
  await settled();
  await sip.agent.comesUp();
  const second = await signing;
  if (!second.ok) throw new Error(second.error.code);
  const { lineId } = second.value;
  phone.dial('bob', lineId);
  sip.agent.calls.at(-1)?.listener.onRedirected(['sip:dave@example.com']);
  const notice = phone.snapshot().notices[0];
  expect(notice).toMatchObject({ code: 'redirected', address: 'sip:dave@example.com', lineId });
  phone.execute({ type: 'dial', target: 'dave', ...(notice?.lineId === undefined ? {} : { lineId }) });
  expect(calls().map((call) => call.lineId)).toEqual([lineId, lineId]);
  phone.execute({ type: 'dial', target: 'dave' });
  expect(calls().at(-1)?.lineId).toBe(ALICE.id);
});

describe('signing in and out', () => {
  it('keeps the account in the settings only after it registered', async () => {
    const signing = phone.signIn({ ...ALICE_FORM, address: 'carol@example.com' });
    await settled();
    expect(phone.settings().accounts).toHaveLength(1);
    await sip.agent.comesUp();
    const result = await signing;
    expect(result.ok).toBe(true);
    expect(world.host.settings.accounts.map(({ address }) => address)).toEqual([
      'sip:alice@example.com',
      'sip:carol@example.com',
    ]);
  });

  it('leaves the settings alone when it fails', async () => {
    const signing = phone.signIn({ ...ALICE_FORM, address: 'carol@example.com' });
    await settled();
    await sip.agent.socket(true);
    await sip.agent.refuses(new SipFault('forbidden', '403'));
    expect(await signing).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(world.host.settings.accounts).toEqual([ALICE]);
  });

  it('ends the line’s calls, forgets its secrets and its account', async () => {
    const { leg } = dial();
    leg.listener.onAccepted();
    await phone.signOut(ALICE.id);
    expect(leg.asked.at(-1)).toBe('bye');
    expect(world.host.secrets.size).toBe(0);
    expect(world.host.settings.accounts).toEqual([]);
    expect(phone.snapshot().lines).toEqual([]);
  });
});

describe('readiness', () => {
  it('goes from ready to connecting and back when the machine wakes, and is told', async () => {
    expect(phone.snapshot().readiness).toMatchObject({ verdict: 'ready', provenAtMs: clock.nowMs() });
    const told: string[] = [];
    phone.subscribe(() => told.push(phone.snapshot().readiness.verdict));
    clock.advance(1_000);
    for (const listener of world.host.power) listener('resume');
    await sip.agent.answers(600);
    expect(told[0]).toBe('connecting');
    expect(told.at(-1)).toBe('ready');
    expect(phone.snapshot().readiness.provenAtMs).toBe(clock.nowMs());
  });

  it('hears of the settings, and lets every line prove itself when asked', async () => {
    const { sound } = phone.settings();
    await phone.changeSettings((settings) => ({ ...settings, sound: { ...sound, ringVolumeRatio: 0 } }));
    expect(phone.snapshot().readiness.verdict).toBe('impaired');
    phone.checkLines();
    expect(sip.agent.asked.slice(-2)).toEqual(['register', 'probe']);
  });

  it('a call that may not be heard rings without a sound, until it may', () => {
    const tell = (doNotDisturb: 'on' | 'off') => {
      for (const listener of world.host.facts) {
        listener({ notifications: 'ok', doNotDisturb, tray: true, outputMuted: false });
      }
    };
    tell('on');
    rings();
    expect(world.sounder.heard).toEqual(['ring']);
    void phone.changeSettings((settings) => ({
      ...settings,
      notifications: { ...settings.notifications, sound: 'unless-do-not-disturb' },
    }));
    const { id, leg } = rings('Carol', 'sip:carol@example.com');
    expect(leg.asked).toEqual(['prepare', 'ring']);
    expect(world.sounder.heard).toEqual(['ring']);
    tell('off');
    expect(world.sounder.ringing).toContain(id);
    phone.execute({ type: 'decline', callId: id });
    tell('on');
    tell('off');
    expect(world.sounder.ringing).not.toContain(id);
  });
});

describe('the world', () => {
  it('that wakes or comes back nudges the lines; what else happens does not', () => {
    const tell = (event: 'suspend' | 'resume' | 'lock' | 'unlock'): void => {
      for (const listener of world.host.power) listener(event);
    };
    tell('suspend');
    tell('lock');
    expect(sip.agent.asked).not.toContain('probe');
    expect(world.media.renewals).toBe(0);
    tell('resume');
    expect(world.media.renewals).toBe(1);
    tell('unlock');
    world.networkBack();
    expect(sip.agent.asked.filter((what) => what === 'probe')).toHaveLength(3);
  });

  it('that can not see the phone has nothing kept ready for it, until it looks again', () => {
    const tell = (shown: boolean): void => {
      for (const listener of world.host.shown) listener(shown);
    };
    expect(world.media.resting).toBe(false);
    tell(false);
    expect(world.media.resting).toBe(true);
    tell(true);
    expect(world.media.resting).toBe(false);
  });

  it('that lost the socket is told to the far ends once the line is back', async () => {
    const { leg } = dial();
    leg.listener.onAccepted();
    await sip.agent.loses();
    expect(calls()[0]?.state.phase).toBe('connected');
    clock.advance(1_000);
    await sip.agent.comesUp();
    expect(leg.asked).toEqual(['send', 'renegotiate']);
  });
});

describe('closing', () => {
  it('hangs up, unregisters, and listens no more', async () => {
    const { leg } = dial();
    leg.listener.onAccepted();
    await phone.close();
    expect(leg.asked.at(-1)).toBe('bye');
    expect(sip.agent.asked).toContain('unregister');
    expect(sip.agent.disposed).toBe(true);
    expect(world.host.power.size).toBe(0);
    expect(clock.waits().filter((wait) => wait > 4_000)).toEqual([]);
  });

  it('waits until what was changed is written, but not for ever', async () => {
    let written: (saved: boolean) => void = () => undefined;
    world.host.saveSettings = () => new Promise((resolve) => (written = resolve));
    const closed: string[] = [];
    const closes = async (name: string) => {
      await phone.close();
      closed.push(name);
    };
    void phone.changeSettings((settings) => settings);
    void closes('written');
    await settled();
    expect(closed).toEqual([]);
    written(true);
    await settled();
    expect(closed).toEqual(['written']);

    void phone.changeSettings((settings) => settings);
    void closes('given up');
    await settled();
    expect(closed).toEqual(['written']);
    clock.advance(2_000);
    await settled();
    expect(closed).toEqual(['written', 'given up']);
  });
});

describe('signing in', () => {
  const form = { ...ALICE_FORM, address: 'sip:carol@example.com', keepPassword: true };

  it('says so when the keychain can’t keep the password, and keeps the account', async () => {
    world.host.keyring = 'keyring-missing';
    const signingIn = phone.signIn(form);
    await settled();
    await sip.agent.comesUp();
    expect((await signingIn).ok).toBe(true);
    expect(notices()).toContain('password-not-kept');
    expect(phone.settings().accounts.map(({ address }) => address)).toContain('sip:carol@example.com');
  });

  it('says nothing of it otherwise', async () => {
    const signingIn = phone.signIn(form);
    await settled();
    await sip.agent.comesUp();
    expect((await signingIn).ok).toBe(true);
    expect(notices()).not.toContain('password-not-kept');
  });
});

describe('the last calls', () => {
  it('are in the snapshot once a call has ended, and are told of', async () => {
    const { leg } = rings();
    let told = 0;
    phone.subscribe(() => (told += 1));
    await settled();
    expect(phone.snapshot().recent).toEqual([]);
    leg.listener.onCancelled(false);
    await settled();
    expect(phone.snapshot().recent).toMatchObject([{ remote: { name: 'Bob Okafor' }, missed: true }]);
    expect(told).toBeGreaterThan(0);
  });
});
