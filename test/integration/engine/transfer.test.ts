import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { answerTo, header } from '../../fakes/sip-peer';
import { aliceAndBob, person, useOwnTime, type Pair, type Person } from './alice-and-bob';
import { Gateway } from './gateway';

let pair: Pair;
let carol: Person;
let fault: Fault;
let carried: string[];

beforeEach(async () => {
  useOwnTime();
  fault = (message) => message;
  carried = [];
  pair = await aliceAndBob((message, to) => {
    const passed = fault(message, to);
    if (passed !== null) carried.push(`${to} ${passed.split('\r\n', 1)[0] ?? ''}`);
    return passed;
  });
  carol = await person('carol', pair.exchange);
});
afterEach(async () => {
  fault = (message) => message;
  await Promise.all([pair.close(), carol.phone.close()]);
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const live = (who: Person) => who.phone.snapshot().calls.filter(({ state }) => state.phase !== 'ended');

async function answers(who: Person): Promise<string> {
  const callId = await who.call('incoming');
  who.phone.execute({ type: 'answer', callId });
  await who.call('connected');
  return callId;
}

/** Alice and Bob talk; gives Alice's call. */
async function talking(): Promise<string> {
  const dialled = pair.alice.phone.dial('bob');
  if (!dialled.ok) throw new Error(dialled.error.code);
  await answers(pair.bob);
  await pair.alice.call('connected');
  // Messages that come in one and the same millisecond of a test's time leave no room for what follows from the first.
  await seconds(0.01);
  return dialled.value.callId;
}

const held = (callId: string): boolean =>
  pair.alice.phone.snapshot().calls.some(({ id, state }) => id === callId && state.localHold !== 'off');

function transfer(callId: string, target = 'carol', talkFirst = false): void {
  pair.alice.phone.execute({ type: 'transfer', callId, target, talkFirst });
}

async function told(code: string): Promise<void> {
  await pair.alice.until(code, ({ notices }) => notices.some((notice) => notice.code === code));
}

/** Alice talks to Bob again, whom she had put on hold. */
async function backWithBob(callId: string): Promise<void> {
  // The hold may still be on its way; ACK and the next INVITE in one millisecond of a test's time get 500 and a Retry-After ≤ 10 s.
  await seconds(0.01);
  if (held(callId)) await seconds(11);
  const { calls } = await pair.alice.until(
    'Bob is back',
    ({ calls: all, transfer: under }) =>
      under === null && all.find(({ id }) => id === callId)?.state.localHold === 'off',
  );
  expect(calls.find(({ id }) => id === callId)?.state.phase).toBe('connected');
  expect(live(pair.bob)).toHaveLength(1);
}

async function bobTalksToCarolAlone(): Promise<void> {
  await pair.bob.until(
    'Carol alone',
    ({ calls }) =>
      calls.filter(({ state }) => state.phase !== 'ended').length === 1 &&
      calls.some(({ state, remote }) => state.phase === 'connected' && remote.number === 'carol'),
  );
  await carol.until(
    'Bob alone',
    ({ calls }) =>
      calls.filter(({ state }) => state.phase !== 'ended').length === 1 &&
      calls.some(({ state, remote }) => state.phase === 'connected' && remote.name === 'Bob Okafor'),
  );
  await pair.alice.until('out of it', ({ calls }) => calls.every(({ state }) => state.phase === 'ended'));
  expect(pair.alice.phone.snapshot().transfer).toBeNull();
}

describe('blind', () => {
  it('Carol answers: Bob and Carol talk, Alice is out of it', async () => {
    const callId = await talking();
    transfer(callId);
    await pair.bob.until('told', ({ notices }) => notices.some(({ code }) => code === 'referred'));
    await answers(carol);
    await bobTalksToCarolAlone();
    expect(pair.bob.phone.snapshot().notices).toEqual([]);
    const first = pair.alice.phone.snapshot().calls.find(({ id }) => id === callId);
    expect(first?.state.end?.reason).toBe('transferred');
  });

  it('Carol declines: Alice is with Bob again, and knows why', async () => {
    const callId = await talking();
    transfer(callId);
    carol.phone.execute({ type: 'decline', callId: await carol.call('incoming') });
    await told('transfer-failed');
    await backWithBob(callId);
  });

  it('nobody is there: the same', async () => {
    const callId = await talking();
    transfer(callId, 'nobody');
    await told('transfer-failed');
    await backWithBob(callId);
  });

  it('Bob’s phone takes no transfers: the same, said otherwise', async () => {
    const callId = await talking();
    const proxy = new Gateway(pair.exchange, 'proxy');
    fault = (message, to) => {
      if (to !== 'bob' || !message.startsWith('REFER')) return message;
      proxy.say(answerTo(message, '405 Method Not Allowed'));
      return null;
    };
    transfer(callId);
    await told('transfer-refused');
    await backWithBob(callId);
  });

  it('nothing is ever heard of it: Alice is with Bob again after a while', async () => {
    const callId = await talking();
    fault = (message, to) => (to === 'alice' && message.startsWith('NOTIFY') ? null : message);
    transfer(callId);
    await carol.call('incoming');
    await seconds(71);
    await told('transfer-silent');
    await pair.alice.until('back', ({ transfer: under }) => under === null);
    expect(live(pair.alice)).toMatchObject([{ id: callId }]);
  });

  it('Bob leaves while Carol rings: Alice’s call is over, nothing else is said', async () => {
    const callId = await talking();
    transfer(callId);
    await carol.call('incoming');
    for (const { id } of live(pair.bob)) pair.bob.phone.execute({ type: 'hang-up', callId: id });
    await pair.alice.until('over', ({ calls }) => calls.every(({ state }) => state.phase === 'ended'));
    expect(pair.alice.phone.snapshot().transfer).toBeNull();
    await carol.call('ended');
  });

  it.each(['alice', 'bob', 'sip:BOB@other.test'])('to %s', async (target) => {
    const callId = await talking();
    transfer(callId, target);
    const self = !target.includes('other');
    if (self) await told('transfer-self');
    expect(carried.some((line) => line.startsWith('bob REFER'))).toBe(false);
    expect(pair.alice.phone.snapshot().calls[0]?.state.localHold).toBe(self ? 'off' : 'holding');
  });
});

describe('attended', () => {
  /** Alice talks to Carol, Bob on hold. */
  async function consulting(): Promise<string> {
    const callId = await talking();
    transfer(callId, 'carol', true);
    await answers(carol);
    await pair.alice.until('talking to Carol', ({ calls }) => calls.at(-1)?.state.phase === 'connected');
    await seconds(0.01);
    return callId;
  }

  it('completed: Bob and Carol talk, and Carol’s phone did not ring again', async () => {
    await consulting();
    pair.alice.phone.execute({ type: 'complete-transfer' });
    await bobTalksToCarolAlone();
    expect(carol.world.sounder.ringing.size).toBe(0);
  });

  it('cancelled: Alice is with Bob again, Carol’s call is over', async () => {
    const callId = await consulting();
    pair.alice.phone.execute({ type: 'cancel-transfer' });
    await backWithBob(callId);
    await carol.call('ended');
  });

  it('Carol hangs up: Alice is with Bob again', async () => {
    const callId = await consulting();
    for (const { id } of live(carol)) carol.phone.execute({ type: 'hang-up', callId: id });
    await backWithBob(callId);
  });

  it('Bob hangs up meanwhile: Alice goes on talking to Carol', async () => {
    await consulting();
    for (const { id } of live(pair.bob)) pair.bob.phone.execute({ type: 'hang-up', callId: id });
    await pair.alice.until('no transfer', ({ transfer: under }) => under === null);
    expect(live(pair.alice)).toMatchObject([{ remote: { number: 'carol' }, state: { phase: 'connected' } }]);
  });

  it('completed before Carol answers: nothing happens yet', async () => {
    const callId = await talking();
    transfer(callId, 'carol', true);
    await carol.call('incoming');
    pair.alice.phone.execute({ type: 'complete-transfer' });
    expect(pair.alice.phone.snapshot().transfer?.phase).toBe('consulting');
  });

  it('Carol’s phone refuses to be taken over: back to the consultation, both calls live', async () => {
    await consulting();
    fault = (message, to) =>
      to === 'carol' && message.startsWith('INVITE') && /^Replaces:/im.test(message)
        ? message.replace(/^Replaces:.*$/im, 'Replaces: gone;to-tag=1;from-tag=2')
        : message;
    pair.alice.phone.execute({ type: 'complete-transfer' });
    await told('transfer-failed');
    expect(pair.alice.phone.snapshot().transfer?.phase).toBe('consulting');
    expect(live(pair.alice)).toHaveLength(2);
  });
});

describe('what comes from outside', () => {
  /** The gateway calls Bob, who answers; gives his 200. */
  async function up(gateway: Gateway): Promise<string> {
    gateway.say(gateway.request('bob'));
    const callId = await pair.bob.call('incoming');
    pair.bob.phone.execute({ type: 'answer', callId });
    const ok = await gateway.next('200');
    gateway.say(gateway.inDialog(ok, 'ACK', 1));
    await pair.bob.call('connected');
    return ok;
  }

  it('a REFER to ourselves is refused, and the call goes on', async () => {
    const gateway = new Gateway(pair.exchange);
    const ok = await up(gateway);
    gateway.say(gateway.inDialog(ok, 'REFER', 2, { headers: ['Refer-To: <sip:bob@example.test>'] }));
    expect(header(await gateway.next('403'), 'CSeq')).toBe('2 REFER');
    expect(live(pair.bob)).toHaveLength(1);
  });

  it('an INVITE with Replaces that matches nothing gets 481 (RFC 3891 §3)', async () => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob', { headers: ['Replaces: nothing;to-tag=1;from-tag=2'] }));
    await gateway.next('481');
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });

  it('an INVITE with Replaces for a call that still rings here gets 481: it isn’t anybody’s to take', async () => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob'));
    await pair.bob.call('incoming');
    const ringing = await gateway.next('180');
    const toTag = /tag=([^;\s]+)/.exec(header(ringing, 'To'))?.[1] ?? '';
    const replaces = `Replaces: call-one;to-tag=${toTag};from-tag=bob`;
    gateway.say(
      gateway.request('bob', {
        headers: [replaces],
        callId: 'two',
        branch: 'z9hG4bKtwo',
        from: '<sip:x@y.test>;tag=x',
      }),
    );
    await gateway.next('481');
    expect(live(pair.bob)).toMatchObject([{ state: { phase: 'incoming' } }]);
  });
});
