import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { header, SDP } from '../../fakes/sip-peer';
import { aliceAndBob, useOwnTime, type Pair } from './alice-and-bob';
import { Gateway } from './gateway';

let pair: Pair;
let gateway: Gateway;

beforeEach(async () => {
  useOwnTime();
  pair = await aliceAndBob();
  gateway = new Gateway(pair.exchange);
});
afterEach(async () => {
  await pair.close();
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

/** Alice calls the gateway, which answers with these headers. */
async function aliceTalks(...headers: string[]): Promise<{ readonly invite: string }> {
  const invite = await aliceCalls();
  gateway.answer(invite, '200 OK', { headers, body: SDP });
  await gateway.next('ACK');
  await pair.alice.call('connected');
  return { invite };
}

async function aliceCalls(): Promise<string> {
  expect(pair.alice.phone.dial('gateway').ok).toBe(true);
  return gateway.next('INVITE');
}

/** The gateway calls Bob, who answers; gives his 200. */
async function bobTalks(...headers: string[]): Promise<string> {
  gateway.say(gateway.request('bob', { headers }));
  const callId = await pair.bob.call('incoming');
  pair.bob.phone.execute({ type: 'answer', callId });
  const ok = await gateway.next('200');
  gateway.say(gateway.inDialog(ok, 'ACK', 1));
  await pair.bob.call('connected');
  return ok;
}

const held = SDP.replace('m=audio', 'a=sendonly\r\nm=audio');
const bobsCall = () => pair.bob.phone.snapshot().calls[0];

describe('UPDATE (RFC 3311)', () => {
  it('without an offer is answered, and tells who they are now (RFC 4916)', async () => {
    const ok = await bobTalks();
    gateway.say(
      gateway.inDialog(ok, 'UPDATE', 2, {
        headers: ['P-Asserted-Identity: "Carol Diaz" <sip:carol@example.test>'],
      }),
    );
    expect(header(await gateway.next('200'), 'CSeq')).toBe('2 UPDATE');
    await pair.bob.until('Carol', ({ calls }) => calls[0]?.remote.name === 'Carol Diaz');
  });

  it('with an offer gets an answer, and holds', async () => {
    const ok = await bobTalks();
    gateway.say(gateway.inDialog(ok, 'UPDATE', 2, { body: held }));
    const answer = await gateway.next('200');
    expect(answer).toContain('a=recvonly');
    await pair.bob.until('held', ({ calls }) => calls[0]?.state.remoteHold === true);
    // The one answer, though it takes a moment.
    expect(gateway.inbox.count('SIP/2.0 400')).toBe(0);
  });

  it('with an offer that can’t be used gets 488; the call goes on as it was', async () => {
    const ok = await bobTalks();
    gateway.say(gateway.inDialog(ok, 'UPDATE', 2, { body: SDP.replace('m=audio', 'm=broken') }));
    expect(header(await gateway.next('488'), 'CSeq')).toBe('2 UPDATE');
    gateway.say(gateway.inDialog(ok, 'UPDATE', 3, { body: held }));
    await gateway.next('200');
    expect(bobsCall()?.state).toMatchObject({ phase: 'connected' });
  });

  it('of an older number gets 500, of an unknown dialog 481', async () => {
    const ok = await bobTalks();
    gateway.say(gateway.inDialog(ok, 'UPDATE', 1, { branch: 'z9hG4bKold' }));
    expect(header(await gateway.next('500'), 'CSeq')).toBe('1 UPDATE');
    gateway.say(gateway.inDialog(ok, 'UPDATE', 9, { callId: 'another', branch: 'z9hG4bKother' }));
    expect(header(await gateway.next('481'), 'CSeq')).toBe('9 UPDATE');
  });

  it('with an offer before the answer to the first gets 500 and a time to come again', async () => {
    gateway.say(gateway.request('bob'));
    await pair.bob.call('incoming');
    const ringing = await gateway.next('180');
    gateway.say(gateway.inDialog(ringing, 'UPDATE', 2, { body: held }));
    expect(header(await gateway.next('500'), 'Retry-After')).not.toBe('');
    expect(bobsCall()?.state.phase).toBe('incoming');
  });
});

describe('session timers (RFC 4028)', () => {
  it('we ask for half an hour, and say that we know UPDATE', async () => {
    const invite = await aliceCalls();
    expect(header(invite, 'Session-Expires')).toBe('1800');
    expect(header(invite, 'Supported')).toMatch(/\btimer\b/);
    expect(invite.match(/^Allow:/gim)).toHaveLength(1);
    expect(header(invite, 'Allow')).toContain('UPDATE');
  });

  it('as refresher: UPDATE at half time, again and again, for as long as it is answered', async () => {
    await aliceTalks('Session-Expires: 90;refresher=uac', 'Allow: INVITE, UPDATE');
    for (let round = 0; round < 3; round += 1) {
      await seconds(45);
      const update = await gateway.next('UPDATE');
      expect(header(update, 'Session-Expires')).toBe('90;refresher=uac');
      gateway.answer(update, '200 OK', { headers: ['Session-Expires: 90;refresher=uac'] });
    }
    await seconds(44);
    await pair.alice.call('connected');
  });

  it('as refresher of one that knows no UPDATE: a re-INVITE', async () => {
    await aliceTalks('Session-Expires: 90;refresher=uac');
    await seconds(45);
    const invite = await gateway.next('INVITE');
    expect(header(invite, 'Session-Expires')).toBe('90;refresher=uac');
    gateway.answer(invite, '200 OK', { body: SDP, headers: ['Session-Expires: 90;refresher=uac'] });
    await gateway.next('ACK');
    await seconds(44);
    await pair.alice.call('connected');
  });

  it('as refresher without an answer: the call is over when the session is, and says so', async () => {
    await aliceTalks('Session-Expires: 90;refresher=uac', 'Allow: UPDATE');
    await seconds(46);
    await gateway.next('UPDATE');
    await seconds(46);
    await gateway.next('BYE');
    expect(pair.alice.phone.snapshot().calls[0]?.state.end?.reason).toBe('network-lost');
  });

  it('as refreshee: lives while they refresh, and ends when they don’t', async () => {
    const ok = await bobTalks('Supported: timer', 'Session-Expires: 90;refresher=uac');
    expect(header(ok, 'Session-Expires')).toBe('90;refresher=uac');
    expect(header(ok, 'Require')).toBe('timer');
    await seconds(50);
    const refresh = { headers: ['Supported: timer', 'Session-Expires: 90;refresher=uac'] };
    gateway.say(gateway.inDialog(ok, 'UPDATE', 2, refresh));
    expect(header(await gateway.next('200'), 'Session-Expires')).toBe('90;refresher=uac');
    await seconds(50);
    gateway.say(gateway.inDialog(ok, 'INVITE', 3, { ...refresh, body: SDP }));
    const again = await gateway.next('200');
    expect(header(again, 'Session-Expires')).toBe('90;refresher=uac');
    gateway.say(gateway.inDialog(ok, 'ACK', 3, { branch: 'z9hG4bKack3' }));
    await seconds(59);
    await pair.bob.call('connected');
    await seconds(2);
    await gateway.next('BYE');
    expect(bobsCall()?.state.end?.reason).toBe('network-lost');
  });

  it('too short an interval is refused with what we want (RFC 4028 §6)', async () => {
    gateway.say(gateway.request('bob', { headers: ['Supported: timer', 'Session-Expires: 30'] }));
    expect(header(await gateway.next('422'), 'Min-SE')).toBe('90');
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });

  it('none is asked for: the call never expires', async () => {
    await aliceTalks();
    await seconds(4_000);
    await pair.alice.call('connected');
    expect(gateway.inbox.count('UPDATE')).toBe(0);
  });

  it('422 is followed once, with what they want', async () => {
    const invite = await aliceCalls();
    gateway.answer(invite, '422 Session Interval Too Small', { headers: ['Min-SE: 3600'] });
    const again = await gateway.next('INVITE');
    expect(header(again, 'Session-Expires')).toBe('3600');
    gateway.answer(again, '200 OK', { body: SDP });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    expect(pair.alice.phone.snapshot().calls).toHaveLength(1);
  });

  it('422 without an end is a refusal', async () => {
    const invite = await aliceCalls();
    gateway.answer(invite, '422 Session Interval Too Small', { headers: ['Min-SE: 60'] });
    await pair.alice.call('ended');
  });
});

describe('before the answer', () => {
  it('a redirection is told, and followed when the person wants it (RFC 3261 §8.1.3.4)', async () => {
    const invite = await aliceCalls();
    // A bare address, which the exchange does not take for the gateway's own.
    const contact = 'sip:bob@example.test';
    gateway.answer(invite, '302 Moved Temporarily', { contact });
    await pair.alice.call('ended');
    const { notices, calls } = pair.alice.phone.snapshot();
    expect(calls[0]?.state.end?.reason).toBe('redirected');
    expect(notices).toMatchObject([{ code: 'redirected', address: 'sip:bob@example.test' }]);
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
    pair.alice.phone.execute({ type: 'dial', target: notices[0]?.address ?? '' });
    await pair.bob.call('incoming');
  });

  it('early media of two branches, and the answer of the second: connected (forking)', async () => {
    const invite = await aliceCalls();
    gateway.answer(invite, '183 Session Progress', { tag: 'one', body: SDP });
    await pair.alice.call('ringing');
    gateway.answer(invite, '183 Session Progress', { tag: 'two', body: SDP });
    gateway.answer(invite, '180 Ringing', { tag: 'three' });
    gateway.answer(invite, '200 OK', { tag: 'two', body: SDP });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    expect(gateway.inbox.count('BYE')).toBe(0);
  });

  it('a reliable 183 is acknowledged with PRACK, once (RFC 3262)', async () => {
    const invite = await aliceCalls();
    const reliable = { headers: ['Require: 100rel', 'RSeq: 7'], body: SDP };
    gateway.answer(invite, '183 Session Progress', reliable);
    const prack = await gateway.next('PRACK');
    expect(header(prack, 'RAck')).toMatch(/^7 \d+ INVITE$/);
    gateway.answer(prack, '200 OK');
    gateway.answer(invite, '183 Session Progress', reliable);
    gateway.answer(invite, '200 OK');
    await gateway.next('ACK');
    await pair.alice.call('connected');
    expect(gateway.inbox.count('PRACK')).toBe(1);
  });
});

describe('key tones', () => {
  /** Sound flows between Alice and the gateway, which knows no telephone-event. */
  async function flowing(target: string): Promise<string> {
    const dialled = pair.alice.phone.dial(target);
    if (!dialled.ok) throw new Error(dialled.error.code);
    const invite = await gateway.next('INVITE');
    expect(invite).toMatch(/^INVITE sip:4711@example\.test/);
    gateway.answer(invite, '200 OK', { body: SDP });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    pair.alice.world.media.made[0]?.listener.onHealth('flowing');
    return dialled.value.callId;
  }

  async function takesTone(signal: string): Promise<void> {
    const info = await gateway.next('INFO');
    expect(info).toContain(`Signal=${signal}\r\n`);
    expect(header(info, 'Content-Type')).toBe('application/dtmf-relay');
    gateway.answer(info, '200 OK');
  }

  beforeEach(() => {
    gateway = new Gateway(pair.exchange, '4711');
  });

  it('go by INFO, one after the other, where telephone-event was not agreed', async () => {
    const callId = await flowing('4711');
    expect(pair.alice.phone.sendDtmf(callId, '1#')).toBe(true);
    await takesTone('1');
    await takesTone('#');
    expect(pair.alice.phone.snapshot().calls[0]?.dtmf).toBe('1#');
  });

  it('that INFO does not carry either are told, and the call goes on', async () => {
    const callId = await flowing('4711');
    pair.alice.phone.sendDtmf(callId, '1');
    gateway.answer(await gateway.next('INFO'), '415 Unsupported Media Type');
    const { notices, calls } = await pair.alice.until('told', (snapshot) => snapshot.notices.length > 0);
    expect(notices).toMatchObject([{ code: 'dtmf-unavailable', callId }]);
    expect(calls[0]?.state.phase).toBe('connected');
  });

  it('on a held call are not sent, and it is said why', async () => {
    const callId = await flowing('4711');
    pair.alice.phone.execute({ type: 'set-hold', callId, on: true });
    gateway.answer(await gateway.next('INVITE'), '200 OK', { body: SDP });
    await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    expect(pair.alice.phone.sendDtmf(callId, '1')).toBe(false);
    expect(pair.alice.phone.snapshot().notices).toMatchObject([{ code: 'dtmf-held' }]);
    expect(gateway.inbox.count('INFO')).toBe(0);
  });

  it('written after a number: the first part with the sound, the next when the person wants it', async () => {
    const callId = await flowing('4711,2;34');
    await seconds(2);
    await takesTone('2');
    const { calls } = await pair.alice.until('waits', (snapshot) => snapshot.calls[0]?.postDial === '34');
    expect(calls[0]?.remote.number).toBe('4711');
    pair.alice.phone.execute({ type: 'send-post-dial', callId });
    await takesTone('3');
    await takesTone('4');
    expect(pair.alice.phone.snapshot().calls[0]?.postDial).toBeNull();
  });
});
