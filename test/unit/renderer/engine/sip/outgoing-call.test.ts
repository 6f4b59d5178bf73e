import { afterEach, describe, expect, it, vi } from 'vitest';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { answerTo, header, requestTo, SDP } from '../../../../fakes/sip-peer';

type Faults = Parameters<typeof fakeMedia>[1];
let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
});

async function calling(...faults: Faults[]) {
  alice = await aliceOnAWire();
  const ears = new CallEars();
  const media = fakeMedia('offer', ...faults);
  const call = alice.agent.invite('sip:bob@example.com', media, ears);
  call.send();
  return { ears, media, call };
}

async function hears(ears: CallEars, ...expected: string[]): Promise<void> {
  await vi.waitFor(() => expect(ears.heard).toEqual(expected), { interval: 1 });
}

/** Messages come in tasks of their own. */
const nextTask = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const FINE = { headers: ['Contact: <sip:bob@far.invalid;transport=ws>'], body: SDP };

describe('an INVITE of ours', () => {
  it('carries the offer, rings and is accepted', async () => {
    const { ears, media } = await calling();
    const invite = await alice.peer.next('INVITE');
    expect(header(invite, 'From')).toContain('"Alice Brandt" <sip:alice@example.com>');
    expect(invite).toContain('m=audio');
    alice.peer.say(answerTo(invite, '100 Trying'));
    alice.peer.say(answerTo(invite, '180 Ringing', { headers: FINE.headers }));
    await hears(ears, '180');
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await alice.peer.next('ACK');
    await hears(ears, '180', 'accepted');
    expect(media.remote).toEqual([{ sdp: SDP, provisional: false }]);
  });

  it.each([
    ['403 Forbidden', 'rejected 403'],
    ['486 Busy Here', 'rejected 486'],
    ['488 Not Acceptable Here', 'rejected 488'],
    ['503 Service Unavailable', 'rejected 503'],
    ['603 Decline', 'rejected 603'],
  ])('is told of %s, once', async (status, expected) => {
    const { ears } = await calling();
    alice.peer.say(
      answerTo(await alice.peer.next('INVITE'), status, { headers: ['Contact: <sip:x@y.invalid>'] }),
    );
    await alice.peer.next('ACK');
    await hears(ears, expected);
  });

  it('without a socket is lost with the network, not refused by the server', async () => {
    alice = await aliceOnAWire();
    alice.peer.cut();
    const ears = new CallEars();
    alice.agent.invite('sip:bob@example.com', fakeMedia('offer'), ears).send();
    await hears(ears, 'failed network-lost');
  });

  it('that nobody answers is out of time (RFC 3261 §17.1.1.2, Timer B)', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { ears } = await calling();
    await alice.peer.next('INVITE');
    await vi.advanceTimersByTimeAsync(32_000);
    vi.useRealTimers();
    await hears(ears, 'failed timeout');
  });

  it('answers a challenge and goes on', async () => {
    const { ears } = await calling();
    const headers = ['Proxy-Authenticate: Digest realm="r", nonce="n", qop="auth"'];
    alice.peer.say(
      answerTo(await alice.peer.next('INVITE'), '407 Proxy Authentication Required', { headers }),
    );
    const again = await alice.peer.next('INVITE');
    expect(header(again, 'Proxy-Authorization')).toContain('username="alice"');
    alice.peer.say(answerTo(again, '200 OK', FINE));
    await hears(ears, 'accepted');
  });

  it('plays early media of a 183 and takes the answer after it', async () => {
    const { ears, media } = await calling();
    const invite = await alice.peer.next('INVITE');
    alice.peer.say(answerTo(invite, '183 Session Progress', FINE));
    await hears(ears, '183 early media');
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await hears(ears, '183 early media', 'accepted');
    expect(media.remote.map(({ provisional }) => provisional)).toEqual([true, false]);
  });

  it('takes early media from two forks and the answer of the second (RFC 3261 §13.2.2.4)', async () => {
    const { ears, media } = await calling();
    const invite = await alice.peer.next('INVITE');
    alice.peer.say(answerTo(invite, '183 Session Progress', { ...FINE, tag: 'one' }));
    await nextTask();
    alice.peer.say(answerTo(invite, '183 Session Progress', { ...FINE, tag: 'two' }));
    await nextTask();
    alice.peer.say(answerTo(invite, '200 OK', { ...FINE, tag: 'two' }));
    await alice.peer.next('ACK');
    await vi.waitFor(() => expect(ears.heard).toContain('accepted'), { interval: 1 });
    expect(ears.heard.filter((line) => line.startsWith('failed'))).toEqual([]);
    expect(media.remote.at(-1)?.provisional).toBe(false);
    expect(media.closed).toBe(false);
  });

  it('hangs up on the second phone that answers (RFC 3261 §13.2.2.4)', async () => {
    const { ears } = await calling();
    const invite = await alice.peer.next('INVITE');
    alice.peer.say(answerTo(invite, '200 OK', { ...FINE, tag: 'one' }));
    await hears(ears, 'accepted');
    alice.peer.say(answerTo(invite, '200 OK', { ...FINE, tag: 'two' }));
    const bye = await alice.peer.next('BYE');
    expect(header(bye, 'To')).toContain('tag=two');
    expect(ears.heard).toEqual(['accepted']);
  });

  it('acknowledges a reliable provisional answer (RFC 3262)', async () => {
    await calling();
    const invite = await alice.peer.next('INVITE');
    const headers = [...FINE.headers, 'Require: 100rel', 'RSeq: 7'];
    alice.peer.say(answerTo(invite, '183 Session Progress', { headers, body: SDP }));
    expect(header(await alice.peer.next('PRACK'), 'RAck')).toMatch(/^7 \d+ INVITE$/);
  });

  it('fails when no offer can be made', async () => {
    const { ears } = await calling('no-offer');
    await hears(ears, 'failed media-failed');
    expect(alice.peer.count('INVITE')).toBe(0);
  });

  it('fails, acknowledges and hangs up when the answer can’t be used', async () => {
    const { ears } = await calling('no-common-codec');
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '200 OK', FINE));
    await alice.peer.next('ACK');
    await alice.peer.next('BYE');
    await hears(ears, 'failed no-common-codec');
  });

  it('fails, acknowledges and hangs up when there is no answer in the 200', async () => {
    const { ears } = await calling();
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '200 OK', { headers: FINE.headers }));
    await alice.peer.next('ACK');
    await alice.peer.next('BYE');
    await hears(ears, 'failed no-common-codec');
  });

  it('says who was reached when the network asserts it, without marks that turn the text round', async () => {
    const { ears } = await calling();
    const headers = [...FINE.headers, 'P-Asserted-Identity: "\u202eReception\u202c" <sip:9@example.com>'];
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '180 Ringing', { headers }));
    await hears(ears, 'Reception sip:9@example.com', '180');
  });

  it('survives an asserted identity that can’t be read', async () => {
    const { ears } = await calling();
    const headers = [...FINE.headers, 'P-Asserted-Identity: <<<"'];
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '180 Ringing', { headers }));
    await hears(ears, '180');
  });
});

describe('giving up', () => {
  it('before the INVITE left sends nothing at all', async () => {
    const { call, ears } = await calling();
    call.cancel();
    await nextTask();
    expect(alice.peer.sent).toEqual([]);
    expect(ears.heard).toEqual([]);
  });

  it('waits for a provisional answer, then cancels, and hears no more (RFC 3261 §9.1)', async () => {
    const { call, ears } = await calling();
    const invite = await alice.peer.next('INVITE');
    call.cancel();
    expect(alice.peer.count('CANCEL')).toBe(0);
    alice.peer.say(answerTo(invite, '180 Ringing', { headers: FINE.headers }));
    const cancel = await alice.peer.next('CANCEL');
    alice.peer.say(answerTo(cancel, '200 OK'));
    alice.peer.say(answerTo(invite, '487 Request Terminated'));
    await alice.peer.next('ACK');
    expect(ears.heard.filter((line) => line !== '180')).toEqual([]);
  });

  it('when the 200 crosses the CANCEL leaves no ghost call: ACK and BYE (RFC 3261 §15)', async () => {
    const { call, ears } = await calling();
    const invite = await alice.peer.next('INVITE');
    alice.peer.say(answerTo(invite, '180 Ringing', { headers: FINE.headers }));
    await hears(ears, '180');
    call.cancel();
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await alice.peer.next('ACK');
    await alice.peer.next('BYE');
    expect(ears.heard).toEqual(['180']);
  });
});

describe('a call of ours that is up', () => {
  async function up() {
    const made = await calling();
    const invite = await alice.peer.next('INVITE');
    alice.peer.say(answerTo(invite, '200 OK', FINE));
    await alice.peer.next('ACK');
    await hears(made.ears, 'accepted');
    const target = /<(sip:[^>]+)>/.exec(header(invite, 'Contact'))?.[1] ?? '';
    const inDialog = (method: string, cseq: number, more: object = {}): string =>
      requestTo(target, {
        method,
        cseq,
        from: '<sip:bob@example.com>;tag=far',
        callId: header(invite, 'Call-ID'),
        toTag: /tag=([^;\s]+)/.exec(header(invite, 'From'))?.[1] ?? '',
        branch: `z9hG4bK${method}${String(cseq)}`,
        ...more,
      });
    return { ...made, inDialog };
  }

  it('hears their BYE, once', async () => {
    const { ears, inDialog } = await up();
    alice.peer.say(inDialog('BYE', 2));
    await alice.peer.next('200');
    await hears(ears, 'accepted', 'bye');
  });

  it('sends one BYE however often it is asked', async () => {
    const { call, ears } = await up();
    call.bye();
    call.bye();
    alice.peer.say(answerTo(await alice.peer.next('BYE'), '200 OK'));
    await nextTask();
    expect(alice.peer.count('BYE')).toBe(1);
    expect(ears.heard).toEqual(['accepted']);
  });

  it('survives hanging up without a socket', async () => {
    const { call, ears } = await up();
    alice.peer.cut();
    call.bye();
    await nextTask();
    expect(ears.heard).toEqual(['accepted']);
  });

  it('is told of 302 and where else to call, once', async () => {
    const { ears } = await calling();
    const headers = ['Contact: "a, b" <sip:x@y.invalid>;q=0.2, <sip:z@y.invalid>'];
    alice.peer.say(answerTo(await alice.peer.next('INVITE'), '302 Moved Temporarily', { headers }));
    await hears(ears, 'redirected to sip:z@y.invalid sip:x@y.invalid', 'rejected 302');
  });

  it('is over, not failed, when the library ends it for another reason (INVITE with Replaces)', async () => {
    const { ears, call } = await up();
    void (call as unknown as { session: { dispose(): Promise<void> } }).session.dispose();
    alice.peer.say(answerTo(await alice.peer.next('BYE'), '200 OK'));
    await hears(ears, 'accepted', 'bye');
  });
});
