import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EndReason } from '../../../src/shared/domain/end-reason';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { answerTo, header, SDP } from '../../fakes/sip-peer';
import { aliceAndBob, useOwnTime, type Pair, type Person } from './alice-and-bob';
import { Gateway } from './gateway';

let pair: Pair;
/** Every message that was carried, `to start-line`. */
let carried: string[];
let fault: Fault;

beforeEach(async () => {
  useOwnTime();
  carried = [];
  fault = (message) => message;
  pair = await aliceAndBob((message, to) => {
    const passed = fault(message, to);
    if (passed !== null) carried.push(`${to} ${kindOf(passed)}`);
    return passed;
  });
});

afterEach(async () => {
  fault = (message) => message;
  await pair.close();
  vi.useRealTimers();
});

/** `INVITE`, or `180`. */
function kindOf(message: string): string {
  return /^SIP\/2\.0 (\d+)/.exec(message)?.[1] ?? message.split(' ', 1)[0] ?? '';
}

/** The first message of this kind to `to` does not arrive, or another in its place. */
function once(kind: string, to: string, instead: (message: string) => string | null = () => null): void {
  let done = false;
  fault = (message, receiver) => {
    if (done || receiver !== to || kindOf(message) !== kind) return message;
    done = true;
    return instead(message);
  };
}

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

function dial(target = 'bob'): string {
  const result = pair.alice.phone.dial(target);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.callId;
}

async function answer(): Promise<string> {
  const callId = await pair.bob.call('incoming');
  pair.bob.phone.execute({ type: 'answer', callId });
  return callId;
}

async function talking(): Promise<{ readonly outgoing: string; readonly incoming: string }> {
  const outgoing = dial();
  const incoming = await answer();
  await pair.alice.call('connected');
  await pair.bob.call('connected');
  return { outgoing, incoming };
}

const reason = (person: Person): EndReason | undefined =>
  person.phone.snapshot().calls.at(-1)?.state.end?.reason;

async function ended(person: Person): Promise<EndReason | undefined> {
  await person.call('ended');
  return reason(person);
}

const lastOutcome = (person: Person): string | undefined =>
  [...person.world.history.entries.values()].at(-1)?.outcome;

/** Nothing of the last call is left: no ring, no peer connection. */
function expectClean(person: Person): void {
  expect(person.world.sounder.ringing.size).toBe(0);
  expect(person.world.media.made.at(-1)?.closed ?? true).toBe(true);
}

describe('one message is lost', () => {
  it('INVITE: Alice gives up when the transaction does (Timer B, 32 s)', async () => {
    once('INVITE', 'bob');
    dial();
    await seconds(33);
    expect(reason(pair.alice)).toBe('timeout');
    expect(lastOutcome(pair.alice)).toBe('failed');
    expectClean(pair.alice);
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });

  it.each(['100', '180'])('%s: the call goes on', async (kind) => {
    once(kind, 'alice');
    await talking();
  });

  it('200: Bob says it again, and Alice is connected', async () => {
    once('200', 'alice');
    dial();
    await answer();
    await seconds(2);
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it('ACK: Bob says 200 again, Alice acknowledges again, and the call goes on', async () => {
    once('ACK', 'bob');
    await talking();
    await seconds(40);
    expect(carried.filter((line) => line === 'bob ACK')).not.toEqual([]);
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it('every ACK: Bob hangs up after 32 s rather than talk to nobody (RFC 3261 §13.3.1.4)', async () => {
    dial();
    fault = (message, to) => (to === 'bob' && message.startsWith('ACK') ? null : message);
    await answer();
    await seconds(40);
    expect(pair.bob.phone.snapshot().calls.filter(({ state }) => state.phase !== 'ended')).toEqual([]);
    expectClean(pair.bob);
  });

  it('CANCEL: Alice is free at once, Bob stops ringing after three minutes', async () => {
    const outgoing = dial();
    await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    once('CANCEL', 'bob');
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    expect(await ended(pair.alice)).toBe('cancelled');
    expectClean(pair.alice);
    await seconds(179);
    await seconds(3);
    expectClean(pair.bob);
    expect(lastOutcome(pair.bob)).toBe('missed');
  });

  it('487: both are free all the same', async () => {
    const outgoing = dial();
    await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    once('487', 'alice');
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    expect(await ended(pair.bob)).toBe('missed');
    expect(await ended(pair.alice)).toBe('cancelled');
    await seconds(40);
    expectClean(pair.alice);
    expectClean(pair.bob);
  });

  it('BYE: Bob’s call ends when he asks for another path and Alice knows of no call', async () => {
    const { outgoing } = await talking();
    fault = (message, to) => (to === 'bob' && message.startsWith('BYE') ? null : message);
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    expect(await ended(pair.alice)).toBe('hung-up');
    pair.bob.world.media.made.at(-1)?.listener.onHealth('failed');
    expect(await ended(pair.bob)).toBe('remote-hung-up');
    expectClean(pair.bob);
  });
});

describe('another message comes in its place', () => {
  it.each([
    ['302 Moved Temporarily', 'redirected'],
    ['480 Temporarily Unavailable', 'unavailable'],
    ['486 Busy Here', 'busy'],
    ['488 Not Acceptable Here', 'no-common-codec'],
    ['500 Server Internal Error', 'server-error'],
    ['503 Service Unavailable', 'server-error'],
    ['603 Decline', 'rejected'],
    ['699 Whatever', 'rejected'],
  ] as const)('%s: %s', async (status, expected) => {
    once('180', 'alice', (ringing) => ringing.replace(/^SIP\/2\.0 180 [^\r]*/, `SIP/2.0 ${status}`));
    dial();
    expect(await ended(pair.alice)).toBe(expected);
    expect(pair.alice.phone.snapshot().calls[0]?.state.end?.sipStatus).toBe(Number(status.slice(0, 3)));
    expect(lastOutcome(pair.alice)).toBe('failed');
    expectClean(pair.alice);
  });

  it('a 200 whose description is broken: both hang up', async () => {
    once('200', 'alice', (ok) => ok.replace('m=audio 9', 'm=broken9'));
    dial();
    await answer();
    expect(await ended(pair.alice)).toBe('no-common-codec');
    expect(await ended(pair.bob)).toBe('remote-hung-up');
    expectClean(pair.alice);
    expectClean(pair.bob);
  });

  it('a 200 without a description: both hang up', async () => {
    once('200', 'alice', (ok) =>
      ok
        .replace(/Content-Type:[^\r]*\r\n/i, '')
        .replace(/Content-Length: \d+\r\n\r\n[^]*$/i, 'Content-Length: 0\r\n\r\n'),
    );
    dial();
    await answer();
    expect(await ended(pair.alice)).toBe('no-common-codec');
    expect(await ended(pair.bob)).toBe('remote-hung-up');
  });

  it('an INVITE whose description is broken: Bob says 488 and does not go on ringing', async () => {
    once('INVITE', 'bob', (invite) => invite.replace('m=audio 9', 'm=broken9'));
    dial();
    expect(await ended(pair.alice)).toBe('no-common-codec');
    expectClean(pair.bob);
  });

  it.each([
    ['nothing', ''],
    ['bytes', '\u0000\u0001\u0002\ufffd\uffff'],
    ['half a message', 'SIP/2.0 180 Ringing\r\nVia: SIP/2.0/WSS'],
    ['a start line', 'INVITE sip:alice@example.test SIP/2.0'],
    ['a wrong version', 'INVITE sip:alice@example.test SIP/9.9\r\n\r\n'],
    ['headers alone', 'SIP/2.0 180 Ringing\r\n\r\n'],
    ['a megabyte of one header', `SIP/2.0 180 Ringing\r\nVia: ${'x'.repeat(1_000_000)}\r\n\r\n`],
    ['a hundred thousand headers', `SIP/2.0 180 Ringing\r\n${'X: y\r\n'.repeat(100_000)}\r\n`],
    ['a length that lies', 'SIP/2.0 180 Ringing\r\nContent-Length: 99999999999\r\n\r\nv=0'],
    ['a negative length', 'SIP/2.0 180 Ringing\r\nContent-Length: -1\r\n\r\n'],
  ])('%s instead of 180: the call goes on', async (_what, garbage) => {
    once('180', 'alice', () => garbage);
    await talking();
    expect(pair.alice.phone.snapshot().lines[0]?.status.kind).toBe('ready');
  });
});

describe('the socket is cut', () => {
  const ready = (person: Person) => person.until('ready', ({ lines }) => lines[0]?.status.kind === 'ready');

  it('before the INVITE: dialling says so, and works again when the line has come back by itself', async () => {
    pair.exchange.cut('alice');
    expect(pair.alice.phone.snapshot().lines[0]?.status).toMatchObject({
      kind: 'offline',
      failure: 'socket-lost',
    });
    expect(pair.alice.phone.dial('bob')).toMatchObject({ ok: false, error: { code: 'line-not-ready' } });
    await seconds(2);
    await ready(pair.alice);
    await talking();
  });

  it('at Bob while it rings: it goes on ringing and can be answered', async () => {
    dial();
    const incoming = await pair.bob.call('incoming');
    pair.exchange.cut('bob');
    expect(pair.bob.world.sounder.ringing.has(incoming)).toBe(true);
    await seconds(2);
    await ready(pair.bob);
    pair.bob.phone.execute({ type: 'answer', callId: incoming });
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it('at Alice while it rings: the 200 that Bob repeats connects her', async () => {
    dial();
    await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    pair.exchange.cut('alice');
    await answer();
    await seconds(5);
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it.each(['alice', 'bob'] as const)(
    'at %s in a call: the call goes on, and the far end is told by a re-INVITE',
    async (who) => {
      const { outgoing } = await talking();
      carried = [];
      pair.exchange.cut(who);
      expect(pair[who].phone.snapshot().calls[0]?.state.phase).toBe('connected');
      await seconds(2);
      await ready(pair[who]);
      await seconds(1);
      const other = who === 'alice' ? 'bob' : 'alice';
      expect(carried).toContain(`${other} INVITE`);
      expect(carried).toContain(`${who} 200`);
      for (const person of [pair.alice, pair.bob])
        expect(person.phone.snapshot().calls[0]?.state.phase).toBe('connected');
      pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
      expect(await ended(pair.bob)).toBe('remote-hung-up');
    },
  );

  it('and hanging up meanwhile ends the call here at once, and there when the socket is back', async () => {
    const { outgoing } = await talking();
    pair.exchange.cut('alice');
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    expect(reason(pair.alice)).toBe('hung-up');
    expectClean(pair.alice);
    expect(pair.bob.phone.snapshot().calls[0]?.state.phase).toBe('connected');
    await seconds(2);
    await ready(pair.alice);
    expect(await ended(pair.bob)).toBe('remote-hung-up');
  });

  it('without a word (a dead network): noticed within 20 s, and the line comes back by itself', async () => {
    fault = (_message, to) => (to === 'alice' ? null : _message);
    await seconds(20);
    expect(pair.alice.phone.snapshot().lines[0]?.status.kind).toBe('offline');
    fault = (message) => message;
    await seconds(30);
    await ready(pair.alice);
    await talking();
  });

  it('and a REGISTER that was on its way then does not take the line down later', async () => {
    const statuses = new Set<string>();
    pair.exchange.cut('alice');
    once('200', 'alice');
    await seconds(2);
    pair.exchange.cut('alice');
    await seconds(4);
    await ready(pair.alice);
    const stop = pair.alice.phone.subscribe(() => {
      statuses.add(pair.alice.phone.snapshot().lines[0]?.status.kind ?? '');
    });
    await seconds(40);
    stop();
    expect([...statuses]).not.toContain('offline');
  });

  it('is not noticed by a line that hears something: no probe after no probe', async () => {
    carried = [];
    await seconds(60);
    expect(pair.alice.phone.snapshot().lines[0]?.status.kind).toBe('ready');
    const probes = carried.filter((line) => line === 'alice 200').length;
    expect(probes).toBeGreaterThanOrEqual(3);
    expect(probes).toBeLessThanOrEqual(6);
  });
});

describe('hold', () => {
  it.each(['302 Moved Temporarily', '488 Not Acceptable Here', '500 Oops'])(
    'that is refused with %s is rolled back and told; the call lives, and can be held later',
    async (status) => {
      const { outgoing } = await talking();
      const proxy = new Gateway(pair.exchange, 'proxy');
      let refused = false;
      fault = (message, to) => {
        if (refused || to !== 'bob' || !message.startsWith('INVITE')) return message;
        refused = true;
        proxy.say(answerTo(message, status));
        return null;
      };
      pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
      const { notices } = await pair.alice.until('told', (snapshot) => snapshot.notices.length > 0);
      expect(notices).toMatchObject([{ code: 'hold-failed', callId: outgoing }]);
      const [media] = pair.alice.world.media.made;
      expect(media).toMatchObject({ rollbacks: 1, microphoneEnabled: true, closed: false });
      expect(pair.alice.phone.snapshot().calls[0]?.state).toMatchObject({
        phase: 'connected',
        localHold: 'off',
      });
      pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
      await pair.bob.until('held', ({ calls }) => calls[0]?.state.remoteHold === true);
      await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    },
  );

  it('that crosses a re-INVITE of Bob’s is tried once more (RFC 3261 §14.1)', async () => {
    const { outgoing } = await talking();
    const proxy = new Gateway(pair.exchange, 'proxy');
    let refused = false;
    fault = (message, to) => {
      if (refused || to !== 'bob' || !message.startsWith('INVITE')) return message;
      refused = true;
      proxy.say(answerTo(message, '491 Request Pending'));
      return null;
    };
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    await seconds(3);
    await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    expect(refused).toBe(true);
    expect(pair.alice.phone.snapshot().notices).toEqual([]);
  });

  it('that is lost is given up after 32 s; the call lives', async () => {
    const { outgoing } = await talking();
    once('INVITE', 'bob');
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    await seconds(33);
    expect(pair.alice.phone.snapshot().calls[0]?.state).toMatchObject({
      phase: 'connected',
      localHold: 'off',
    });
    await pair.bob.call('connected');
  });

  it('that a lost socket swallows does not keep the far end from learning where we are', async () => {
    const { outgoing } = await talking();
    once('INVITE', 'bob');
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    await seconds(1);
    pair.exchange.cut('alice');
    carried = [];
    await seconds(7);
    expect(carried).toContain('bob INVITE');
    expect(pair.alice.phone.snapshot()).toMatchObject({
      calls: [{ state: { phase: 'connected', localHold: 'off' } }],
      notices: [{ code: 'hold-failed' }],
    });
    await seconds(40);
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it('whose 200 a lost socket swallows is done when the far end repeats it', async () => {
    const { outgoing } = await talking();
    fault = (message, to) => (to === 'alice' && kindOf(message) === '200' ? null : message);
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    await seconds(1);
    pair.exchange.cut('alice');
    fault = (message) => message;
    await seconds(8);
    expect(pair.alice.phone.snapshot().calls[0]?.state).toMatchObject({
      phase: 'connected',
      localHold: 'on',
    });
    await seconds(40);
    await pair.alice.call('connected');
    await pair.bob.call('connected');
  });

  it('by both at once settles, and nobody is dropped (491, RFC 3261 §14.1)', async () => {
    const { outgoing, incoming } = await talking();
    pair.alice.phone.execute({ type: 'set-hold', callId: outgoing, on: true });
    pair.bob.phone.execute({ type: 'set-hold', callId: incoming, on: true });
    await seconds(5);
    for (const person of [pair.alice, pair.bob]) {
      expect(person.phone.snapshot().calls[0]?.state.phase).toBe('connected');
      expect(['on', 'off']).toContain(person.phone.snapshot().calls[0]?.state.localHold);
    }
  });
});

describe('crossing messages', () => {
  it('CANCEL and 200: no ghost call, Bob gets a BYE (RFC 3261 §9.1)', async () => {
    const outgoing = dial();
    fault = (message, to) => {
      if (to === 'alice' && kindOf(message) === '200' && header(message, 'CSeq').endsWith('INVITE')) {
        pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
      }
      return message;
    };
    await pair.alice.call('ringing');
    await answer();
    expect(await ended(pair.alice)).toBe('cancelled');
    expect(await ended(pair.bob)).toBe('remote-hung-up');
    expect(carried).toContain('bob BYE');
    expectClean(pair.alice);
    expectClean(pair.bob);
  });

  it('two BYEs: both have hung up', async () => {
    const { outgoing, incoming } = await talking();
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    pair.bob.phone.execute({ type: 'hang-up', callId: incoming });
    await seconds(1);
    expect(reason(pair.alice)).toBe('hung-up');
    expect(reason(pair.bob)).toBe('hung-up');
  });

  it('Answer and CANCEL: missed, and quiet', async () => {
    const outgoing = dial();
    await pair.alice.call('ringing');
    const incoming = await pair.bob.call('incoming');
    pair.alice.phone.execute({ type: 'hang-up', callId: outgoing });
    pair.bob.phone.execute({ type: 'answer', callId: incoming });
    await ended(pair.bob);
    await seconds(40);
    expectClean(pair.alice);
    expectClean(pair.bob);
  });
});

describe('a gateway', () => {
  it('that says the call was answered elsewhere silences it, and it is no missed call (RFC 3326)', async () => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob'));
    await pair.bob.call('incoming');
    gateway.say(
      gateway.request('bob', {
        method: 'CANCEL',
        headers: ['Reason: SIP;cause=200;text="Call completed elsewhere"'],
      }),
    );
    expect(await ended(pair.bob)).toBe('answered-elsewhere');
    await seconds(1);
    expect(pair.bob.phone.snapshot().missedCount).toBe(0);
    expect(lastOutcome(pair.bob)).toBe('answered-elsewhere');
    expectClean(pair.bob);
  });

  it('that sends no offer gets ours, and answers it in the ACK (delayed offer)', async () => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob', { body: '' }));
    await answer();
    const ok = await gateway.next('200');
    expect(ok).toContain('m=audio');
    gateway.say(gateway.inDialog(ok, 'ACK', 1, { body: SDP }));
    await pair.bob.call('connected');
    await vi.waitFor(() => expect(pair.bob.world.media.made[0]?.remote).toHaveLength(1), { interval: 1 });
    expect(pair.bob.world.media.made[0]?.role).toBe('offer');
  });

  it('that brings INFO, UPDATE and nonsense gets an answer to each, and the call goes on', async () => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob'));
    await answer();
    const ok = await gateway.next('200');
    gateway.say(gateway.inDialog(ok, 'ACK', 1));
    gateway.say(gateway.inDialog(ok, 'INFO', 3, { headers: ['Info-Package: x'], body: 'x' }));
    gateway.say(gateway.inDialog(ok, 'UPDATE', 4));
    gateway.say(gateway.inDialog(ok, 'NONSENSE', 5));
    await seconds(2);
    await pair.bob.call('connected');
    gateway.say(gateway.inDialog(ok, 'BYE', 6));
    expect(await ended(pair.bob)).toBe('remote-hung-up');
  });

  it('that plays early media, then rings, then answers', async () => {
    const gateway = new Gateway(pair.exchange);
    dial('gateway');
    const invite = await gateway.next('INVITE');
    gateway.answer(invite, '183 Session Progress', { body: SDP });
    await pair.alice.until('early media', ({ calls }) => calls[0]?.state.earlyMedia === true);
    gateway.answer(invite, '180 Ringing');
    await seconds(1);
    expect(pair.alice.world.sounder.heard).not.toContain('ringback');
    gateway.answer(invite, '200 OK', { body: SDP });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    expect(pair.alice.world.media.made[0]?.remote.map(({ provisional }) => provisional)).toEqual([
      true,
      false,
    ]);
  });

  it('that forks, with early media from both, connects the one that answers', async () => {
    const gateway = new Gateway(pair.exchange);
    dial('gateway');
    const invite = await gateway.next('INVITE');
    for (const tag of ['one', 'two']) gateway.answer(invite, '183 Session Progress', { body: SDP, tag });
    await seconds(1);
    gateway.answer(invite, '200 OK', { body: SDP.replace('4000', '4002'), tag: 'two' });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    expect(pair.alice.world.media.made[0]?.remote.at(-1)).toMatchObject({ provisional: false });
  });

  it.each([
    ['"Eve\\"\r\nX-Evil: 1" <sip:eve@example.test>;tag=e', null],
    ['"<img src=x onerror=alert(1)>" <sip:eve@example.test>;tag=e', '<img src=x onerror=alert(1)>'],
    ['"\u202eEve X" <sip:eve@example.test>;tag=e', 'Eve X'],
    ['Zoë (Sales) <sip:eve@example.test>;tag=e', 'Zoë (Sales)'],
  ])('whose caller is %j can’t do harm with the name', async (from, name) => {
    const gateway = new Gateway(pair.exchange);
    gateway.say(gateway.request('bob', { from }));
    if (name === null) {
      await seconds(1);
      expect(JSON.stringify(pair.bob.phone.snapshot())).not.toContain('X-Evil');
      return;
    }
    await pair.bob.call('incoming');
    expect(pair.bob.phone.snapshot().calls[0]?.remote.name).toBe(name);
  });

  it('that floods is refused with 486 from the fifth call of an account on, and the phone stays up', async () => {
    const gateway = new Gateway(pair.exchange);
    for (let count = 0; count < 60; count += 1) {
      gateway.say(gateway.request('bob', { callId: `flood-${count}`, branch: `z9hG4bKflood${count}` }));
    }
    await vi.waitFor(
      () => expect(gateway.inbox.messages.filter((message) => kindOf(message) === '486')).toHaveLength(56),
      { interval: 1, timeout: 3_000 },
    );
    expect(pair.bob.phone.snapshot().calls).toHaveLength(4);
  });
});
