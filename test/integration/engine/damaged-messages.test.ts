import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seeded } from '../../fakes/chance';
import { aliceOnAWire } from '../../fakes/sip-calls';
import { answerTo, header, requestTo, SDP } from '../../fakes/sip-peer';
import { aliceAndBob, useOwnTime, type Pair } from './alice-and-bob';
import { Gateway } from './gateway';

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);

describe('a message that can’t be read', () => {
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

  /** Bob has answered a call of the gateway's; his 200. */
  async function talking(): Promise<string> {
    gateway.say(gateway.request('bob'));
    pair.bob.phone.execute({ type: 'answer', callId: await pair.bob.call('incoming') });
    const ok = await gateway.next('200');
    gateway.say(gateway.inDialog(ok, 'ACK', 1));
    await pair.bob.call('connected');
    return ok;
  }

  it.each([
    ['Contact', 'Contact: <sip:'],
    ['From', 'From: <>;tag=bob'],
    ['To', 'To: <sip:bob'],
    ['Content-Length', 'Content-Length: many'],
  ])('an INVITE with a damaged %s: 400, and nothing rings', async (name, instead) => {
    gateway.say(gateway.request('bob').replace(new RegExp(`^${name}:.*$`, 'm'), instead));
    const answer = await gateway.next('400');
    expect(header(answer, 'To')).toMatch(/;tag=/);
    expect(header(answer, 'CSeq')).toBe('1 INVITE');
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });

  it('an INVITE without a Contact, which it must have (RFC 3261 §8.1.1.8): 400', async () => {
    gateway.say(gateway.request('bob').replace(/^Contact:.*\r\n/m, ''));
    await gateway.next('400');
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });

  it('a REFER in a call: 400, and the call goes on', async () => {
    const ok = await talking();
    gateway.say(gateway.inDialog(ok, 'REFER', 2, { headers: ['Refer-To: <sip:carol@'] }));
    expect(header(await gateway.next('400'), 'CSeq')).toBe('2 REFER');
    await pair.bob.call('connected');
  });

  it('a BYE: the call is over all the same', async () => {
    const ok = await talking();
    const bye = gateway.inDialog(ok, 'BYE', 2).replace(/^Contact:.*$/m, 'Contact: <sip:');
    gateway.say(bye.replace(/^From: <[^>]*>/m, 'From: <>'));
    await pair.bob.call('ended');
    await gateway.next('200');
  });

  it('a redirection with a damaged Contact: the call ends, and it is said why', async () => {
    pair.alice.phone.dial('gateway');
    gateway.answer(await gateway.next('INVITE'), '302 Moved Temporarily', { contact: '<sip:' });
    await pair.alice.call('ended');
    expect(pair.alice.phone.snapshot().calls[0]?.state.end).toEqual({ reason: 'redirected', sipStatus: 302 });
    await gateway.next('ACK');
  });

  it('a refusal with a damaged From and To: the same', async () => {
    pair.alice.phone.dial('gateway');
    const busy = answerTo(await gateway.next('INVITE'), '486 Busy Here');
    gateway.say(busy.replace(/^(From|To): .*(;tag=.*)$/gm, '$1: <>$2'));
    await pair.alice.call('ended');
    expect(pair.alice.phone.snapshot().calls[0]?.state.end?.reason).toBe('busy');
  });

  it('an answer with a damaged Contact: they talk, and it can be ended', async () => {
    const dialled = pair.alice.phone.dial('gateway');
    const invite = await gateway.next('INVITE');
    gateway.answer(invite, '180 Ringing', { contact: '<<' });
    await pair.alice.call('ringing');
    gateway.answer(invite, '200 OK', { contact: '<sip:', body: SDP });
    await gateway.next('ACK');
    await pair.alice.call('connected');
    pair.alice.phone.execute({ type: 'hang-up', callId: dialled.ok ? dialled.value.callId : '' });
    await gateway.next('BYE');
  });

  it('a number without a host in From (RFC 3966) rings with it, and gets it back', async () => {
    const from = '"Exchange" <tel:+49-30-1234567>;tag=gateway';
    gateway.say(gateway.request('bob', { from }));
    const callId = await pair.bob.call('incoming');
    expect(pair.bob.phone.snapshot().calls[0]?.remote).toMatchObject({
      address: 'tel:+49301234567',
      number: '+49301234567',
    });
    expect(header(await gateway.next('180'), 'From')).toBe(from);
    pair.bob.phone.execute({ type: 'answer', callId });
    const ok = await gateway.next('200');
    gateway.say(gateway.inDialog(ok, 'ACK', 1));
    await pair.bob.call('connected');
    pair.bob.phone.execute({ type: 'hang-up', callId });
    expect(header(await gateway.next('BYE'), 'To')).toContain('<tel:+49-30-1234567>;tag=gateway');
  });

  it('a transfer to such a number calls it at our gateway', async () => {
    const ok = await talking();
    gateway.say(gateway.inDialog(ok, 'REFER', 2, { headers: ['Refer-To: <tel:+49-30-99>'] }));
    await gateway.next('202');
    await pair.bob.until('the call to it', ({ calls }) =>
      calls.some(({ remote }) => remote.address === 'sip:+493099@example.test'),
    );
    await seconds(1);
  });
});

/** One header of `message` damaged in one of the ways that come up. */
function damaged(message: string, { pick, whole, text }: ReturnType<typeof seeded>): string {
  const [head = '', body = ''] = message.split('\r\n\r\n');
  const lines = head.split('\r\n');
  for (let hurt = 0; hurt <= whole(2); hurt += 1) {
    const at = whole(lines.length);
    const line = lines[at] ?? '';
    const cut = whole(line.length + 1);
    lines[at] = pick([
      line.slice(0, cut),
      line.slice(0, cut) + text(3, '<>";:@\\%\u0000\u0007é☃ =,[]') + line.slice(cut),
      line.replace(/:.*$/, ':'),
      line.replace(/[<>]/g, ''),
      line.replace(/sips?:/g, 'tel:'),
      line.replace(/\d+/g, text(20, '123456789')),
      `${line}\r\n${line}`,
      `${line}\r\n ${text(5, '\t ;x=')}`,
      '',
    ]);
  }
  return pick(['\r\n\r\n', '\r\n\r\n', '\r\n']).replace(/^/, lines.join('\r\n')) + body;
}

it('500 messages damaged by chance: each is answered or named in the log, and the line goes on', async () => {
  const chance = seeded(20_261_121);
  const { agent, incoming, peer, lines } = await aliceOnAWire();
  const target = 'sip:alice@example.com';
  const kinds = ['INVITE', 'REFER', 'BYE', 'NOTIFY', 'OPTIONS', 'MESSAGE', 'CANCEL', 'UPDATE', 'ACK'];
  const silent: string[] = [];
  for (let at = 0; at < 500; at += 1) {
    const method = chance.pick(kinds);
    const whole = requestTo(target, {
      method,
      branch: `z9hG4bK${String(at)}`,
      callId: `call-${String(at)}`,
      headers: method === 'REFER' ? ['Refer-To: <sip:carol@example.com>'] : ['Event: refer'],
    });
    const asked =
      chance.whole(8) === 0 ? answerTo(whole, '302 Moved', { headers: ['Contact: <sip:x@y>'] }) : whole;
    const message = damaged(asked, chance);
    const told = (): number => lines.filter((line) => line.startsWith('warn')).length;
    const before = peer.sent.length + incoming.length + told();
    expect(() => {
      peer.say(message);
    }, message).not.toThrow();
    await Promise.resolve();
    const heard = peer.sent.length + incoming.length + told() > before;
    // Nobody answers an ACK, or a response to nothing.
    const deserves = !/^(?:ACK|SIP\/2\.0) /.test(message);
    if (!heard && deserves) silent.push(message);
    for (const call of incoming.splice(0)) call.reject(486);
  }
  expect(silent).toEqual([]);
  expect(lines.join('\n')).not.toMatch(/carol|far\.invalid/);
  peer.say(requestTo(target, { callId: 'last', branch: 'z9hG4bKlast' }));
  await vi.waitFor(() => {
    expect(incoming).toHaveLength(1);
  });
  agent.dispose();
}, 60_000);
