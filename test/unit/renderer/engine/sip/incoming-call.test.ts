import { afterEach, describe, expect, it, vi } from 'vitest';
import type { IncomingSipCall } from '../../../../../src/renderer/engine/world/sip';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { header, requestTo, type Request } from '../../../../fakes/sip-peer';

const US = 'sip:alice@example.com';
type Faults = Parameters<typeof fakeMedia>[1];
let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
  vi.useRealTimers();
});

async function invited(request: Request = {}): Promise<IncomingSipCall> {
  alice = await aliceOnAWire();
  alice.peer.say(requestTo(US, request));
  await vi.waitFor(() => expect(alice.incoming).toHaveLength(1), { interval: 1 });
  const [call] = alice.incoming;
  if (!call) throw new Error('no call');
  return call;
}

async function ringing(request: Request = {}, ...faults: Faults[]) {
  const call = await invited(request);
  const ears = new CallEars();
  const media = fakeMedia(call.offerless ? 'offer' : 'answer', ...faults);
  call.prepare(media, ears);
  call.ring();
  return { call, ears, media };
}

async function hears(ears: CallEars, ...expected: string[]): Promise<void> {
  await vi.waitFor(() => expect(ears.heard).toEqual(expected), { interval: 1 });
}

const ackFor = (ok: string, body = ''): string =>
  requestTo(/<(sip:[^>]+)>/.exec(header(ok, 'Contact'))?.[1] ?? US, {
    method: 'ACK',
    branch: 'z9hG4bKack',
    body,
    toTag: /tag=([^;\s]+)/.exec(header(ok, 'To'))?.[1] ?? '',
  });

describe('an INVITE to us', () => {
  it('says who calls, rings, is answered and confirmed', async () => {
    const { call, ears, media } = await ringing();
    expect([call.caller.displayName, call.caller.address, call.offerless]).toEqual([
      'Bob',
      'sip:bob@example.com',
      false,
    ]);
    await alice.peer.next('180');
    expect(media.remote).toHaveLength(1);
    call.answer();
    const ok = await alice.peer.next('200');
    expect(ok).toContain('m=audio');
    alice.peer.say(ackFor(ok));
    await hears(ears, 'confirmed');
    expect(media.remote).toHaveLength(1);
  });

  it('believes an asserted identity before the From (RFC 3325 §9.1)', async () => {
    const call = await invited({ headers: ['P-Asserted-Identity: "Reception" <sip:9@example.com>'] });
    expect([call.caller.displayName, call.caller.address]).toEqual(['Reception', 'sip:9@example.com']);
  });

  it.each([
    ['"<img src=x onerror=alert(1)>" <sip:1@e.com>;tag=b', '<img src=x onerror=alert(1)>', 'sip:1@e.com'],
    ['"A\u202eB\u0007" <sip:1@e.com>;tag=b', 'A B', 'sip:1@e.com'],
    ['"Al \\"Ice\\"" <sip:1@e.com>;tag=b', 'Al "Ice"', 'sip:1@e.com'],
    ['Zoë Müller <sip:1@e.com>;tag=b', 'Zoë Müller', 'sip:1@e.com'],
    ['Alice (Sales), Berlin <sip:1@e.com>;tag=b', 'Alice (Sales), Berlin', 'sip:1@e.com'],
    ['"unterminated <sip:1@e.com>;tag=b', 'unterminated', 'sip:1@e.com'],
    ['<sip:anonymous@anonymous.invalid>;tag=b', '', 'sip:anonymous@anonymous.invalid'],
    [`"${'x'.repeat(1_000)}" <sip:1@e.com>;tag=b`, `${'x'.repeat(127)}…`, 'sip:1@e.com'],
  ])('shows %.40s as text', async (from, name, address) => {
    const call = await invited({ from });
    expect([call.caller.displayName, call.caller.address]).toEqual([name, address]);
  });

  it.each([480, 486, 603] as const)('is refused with %d, without ringing', async (status) => {
    const call = await invited();
    call.reject(status);
    await alice.peer.next(String(status));
    expect(alice.peer.sent.some((message) => message.startsWith('SIP/2.0 180'))).toBe(false);
  });

  it('with nothing in common is refused with 488, once, and says why', async () => {
    const { call, ears } = await ringing({}, 'no-common-codec');
    await alice.peer.next('488');
    call.reject(603);
    await hears(ears, 'failed no-common-codec');
    expect(alice.peer.sent.filter((message) => /^SIP\/2\.0 [3-6]/.test(message))).toHaveLength(1);
  });

  it('that insists on reliable provisional answers gets one (RFC 3262)', async () => {
    const { media } = await ringing({ headers: ['Require: 100rel'] });
    const provisional = await alice.peer.next('180');
    expect(header(provisional, 'Require')).toBe('100rel');
    expect(media.remote).toHaveLength(1);
  });

  it('without an offer gets ours in the 200, and their answer comes with the ACK (RFC 3261 §13.2.1)', async () => {
    const { call, ears, media } = await ringing({ body: '' });
    expect(call.offerless).toBe(true);
    expect(media.remote).toEqual([]);
    call.answer();
    const ok = await alice.peer.next('200');
    expect(ok).toContain('a=sendrecv');
    alice.peer.say(ackFor(ok, 'v=0\r\nm=audio 4000 RTP/AVP 0\r\n'));
    await hears(ears, 'confirmed');
    expect(media.remote).toHaveLength(1);
  });
});

describe('a caller who gives up', () => {
  it.each([
    [[], 'cancelled'],
    [['Reason: SIP;cause=200;text="Call completed elsewhere"'], 'answered elsewhere'],
    [['Reason: Q.850;cause=16'], 'cancelled'],
  ])('with %j is told as %s', async (headers, expected) => {
    const { ears } = await ringing();
    alice.peer.say(requestTo(US, { method: 'CANCEL', headers }));
    await alice.peer.next('487');
    await hears(ears, expected);
  });

  it('while the answer is being made is told once; nothing more is sent', async () => {
    const { call, ears } = await ringing();
    await alice.peer.next('180');
    call.answer();
    alice.peer.say(requestTo(US, { method: 'CANCEL' }));
    await alice.peer.next('487');
    await hears(ears, 'cancelled');
  });

  it('by the Expires of the INVITE stops the ringing (RFC 3261 §13.3.1)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    alice = await aliceOnAWire();
    alice.peer.say(requestTo(US, { headers: ['Expires: 20'] }));
    await vi.advanceTimersByTimeAsync(1);
    const ears = new CallEars();
    const [call] = alice.incoming;
    call?.prepare(fakeMedia('answer'), ears);
    call?.ring();
    await vi.advanceTimersByTimeAsync(19_000);
    expect(ears.heard).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ears.heard).toEqual(['cancelled']);
  });

  it('without saying so stops ringing after three minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    alice = await aliceOnAWire();
    alice.peer.say(requestTo(US));
    await vi.advanceTimersByTimeAsync(1);
    const ears = new CallEars();
    const [call] = alice.incoming;
    call?.prepare(fakeMedia('answer'), ears);
    call?.ring();
    await vi.advanceTimersByTimeAsync(181_000);
    expect(ears.heard).toEqual(['cancelled']);
    expect(alice.peer.sent.some((message) => message.startsWith('SIP/2.0 480'))).toBe(true);
  });
});

describe('hanging up at once', () => {
  it('waits for the ACK before the BYE (RFC 3261 §15)', async () => {
    const { call, ears } = await ringing();
    call.answer();
    const ok = await alice.peer.next('200');
    call.bye();
    expect(alice.peer.count('BYE')).toBe(0);
    alice.peer.say(ackFor(ok));
    await alice.peer.next('BYE');
    expect(ears.heard).toEqual(['confirmed']);
  });

  it('hears their BYE, once', async () => {
    const { call, ears } = await ringing();
    call.answer();
    const ok = await alice.peer.next('200');
    alice.peer.say(ackFor(ok));
    await hears(ears, 'confirmed');
    alice.peer.say(
      requestTo(/<(sip:[^>]+)>/.exec(header(ok, 'Contact'))?.[1] ?? US, {
        method: 'BYE',
        cseq: 2,
        branch: 'z9hG4bKbye',
        toTag: /tag=([^;\s]+)/.exec(header(ok, 'To'))?.[1] ?? '',
      }),
    );
    await hears(ears, 'confirmed', 'bye');
  });
});
