import { afterEach, describe, expect, it, vi } from 'vitest';
import { SipFault } from '../../../../../src/renderer/engine/world/sip';
import { aliceOnAWire } from '../../../../fakes/sip-calls';
import { answerTo, header } from '../../../../fakes/sip-peer';

let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
});

async function registering() {
  alice = await aliceOnAWire();
  const outcome = alice.agent.register().catch((error: unknown) => error);
  return { outcome, request: await alice.peer.next('REGISTER') };
}

describe('a REGISTER', () => {
  it('names the registrar, the address, the instance and a lifetime (RFC 3261 §10.2, RFC 5626 §4.2)', async () => {
    const { request } = await registering();
    expect(request.split('\r\n')[0]).toBe('REGISTER sip:example.com SIP/2.0');
    expect(header(request, 'To')).toBe('<sip:alice@example.com>');
    expect(header(request, 'Expires')).toBe('600');
    expect(header(request, 'Contact')).toMatch(
      /^<sip:[^>]+>;\+sip\.instance="<urn:uuid:[\w-]{36}>";reg-id=1;expires=600$/,
    );
    expect(request).not.toContain('Authorization');
  });

  it('keeps its Call-ID and raises its CSeq, over a new socket too', async () => {
    const first = await registering();
    alice.peer.say(answerTo(first.request, '200 OK'));
    await first.outcome;
    alice.peer.cut();
    await alice.agent.connect();
    void alice.agent.register();
    const second = await alice.peer.next('REGISTER');
    expect(header(second, 'Call-ID')).toBe(header(first.request, 'Call-ID'));
    expect(Number.parseInt(header(second, 'CSeq'))).toBeGreaterThan(
      Number.parseInt(header(first.request, 'CSeq')),
    );
  });

  it('is taken back with a lifetime of 0', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '200 OK'));
    await outcome;
    const gone = alice.agent.unregister();
    const unregister = await alice.peer.next('REGISTER');
    expect(header(unregister, 'Contact')).toContain(';expires=0');
    alice.peer.say(answerTo(unregister, '200 OK'));
    await gone;
  });
});

describe('the lifetime that was granted (RFC 3261 §10.2.4)', () => {
  const own = (request: string): string => /<[^>]+>/.exec(header(request, 'Contact'))?.[0] ?? '';
  it.each([
    ['our contact’s own', (me: string) => [`Contact: ${me};expires=120`], 120],
    [
      'ours among several in one header',
      (me: string) => [`Contact: <sip:desk@10.0.0.1>;expires=30, ${me};expires=120`],
      120,
    ],
    [
      'ours among several headers',
      (me: string) => [
        'Contact: "A, B" <sip:x@10.0.0.1>;expires=30',
        `Contact: ${me};q=1;expires="240"`,
        'Expires: 9',
      ],
      240,
    ],
    ['Expires where our contact has none', (me: string) => [`Contact: ${me}`, 'Expires: 77'], 77],
    ['what we asked where nothing is said', () => [], 600],
    [
      'what we asked where nonsense is said',
      (me: string) => [`Contact: ${me};expires=soon`, 'Expires: never'],
      600,
    ],
  ])('is %s', async (_what, headers, seconds) => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '200 OK', { headers: headers(own(request)) }));
    expect(await outcome).toEqual({ expiresSeconds: seconds });
  });
});

describe('a refusal', () => {
  it.each([
    ['403 Forbidden', [], 'forbidden', null],
    ['404 Not Found', [], 'unknown-account', null],
    ['302 Moved', ['Contact: <sip:elsewhere.example>'], 'server-error', null],
    ['408 Request Timeout', [], 'silent', null],
    ['500 Oops', [], 'server-error', null],
    ['503 Service Unavailable', ['Retry-After: 30'], 'server-error', 30],
    ['503 Service Unavailable', ['Retry-After: 18 (maintenance);duration=60'], 'server-error', 18],
    ['503 Service Unavailable', ['Retry-After: 99999999'], 'server-error', 3_600],
    ['503 Service Unavailable', ['Retry-After: -5'], 'server-error', 0],
    ['503 Service Unavailable', ['Retry-After: soon'], 'server-error', null],
    ['423 Interval Too Brief', [], 'server-error', null],
    ['423 Interval Too Brief', ['Min-Expires: 999999'], 'server-error', null],
  ] as const)('%s %j: %s, retry after %s', async (status, headers, code, retryAfterSeconds) => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, status, { headers }));
    const fault = await outcome;
    expect(fault).toBeInstanceOf(SipFault);
    expect(fault).toMatchObject({ code, retryAfterSeconds });
  });

  it('with 423 is asked again for what the registrar wants, once (RFC 3261 §10.3)', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '423 Interval Too Brief', { headers: ['Min-Expires: 1800'] }));
    const again = await alice.peer.next('REGISTER');
    expect(header(again, 'Expires')).toBe('1800');
    expect(header(again, 'Contact')).toContain(';expires=1800');
    alice.peer.say(answerTo(again, '423 Interval Too Brief', { headers: ['Min-Expires: 3600'] }));
    expect(await outcome).toMatchObject({ message: '423' });
  });
});

describe('a challenge (RFC 3261 §22)', () => {
  const challenge = (nonce: string, rest = ''): string[] => [
    `WWW-Authenticate: Digest realm="example.com", nonce="${nonce}", qop="auth", algorithm=MD5${rest}`,
  ];

  it('is answered with credentials', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '401 Unauthorized', { headers: challenge('n1') }));
    const again = await alice.peer.next('REGISTER');
    expect(header(again, 'Authorization')).toMatch(/^Digest .*username="alice".*response="[0-9a-f]{32}"/);
    expect(again).not.toContain('hunter2');
    alice.peer.say(answerTo(again, '200 OK'));
    expect(await outcome).toEqual({ expiresSeconds: 600 });
  });

  it('that comes again means a wrong password, and is not answered a third time', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '401 Unauthorized', { headers: challenge('n1') }));
    alice.peer.say(
      answerTo(await alice.peer.next('REGISTER'), '401 Unauthorized', { headers: challenge('n2') }),
    );
    expect(await outcome).toMatchObject({ code: 'wrong-password' });
    expect(alice.peer.count('REGISTER')).toBe(2);
  });

  it('that says the nonce was stale is answered with the new one', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '401 Unauthorized', { headers: challenge('n1') }));
    const second = await alice.peer.next('REGISTER');
    alice.peer.say(answerTo(second, '401 Unauthorized', { headers: challenge('n2', ', stale=true') }));
    const third = await alice.peer.next('REGISTER');
    expect(header(third, 'Authorization')).toContain('nonce="n2"');
    alice.peer.say(answerTo(third, '200 OK'));
    expect(await outcome).toEqual({ expiresSeconds: 600 });
  });

  it('without a header to answer is a refusal', async () => {
    const { request, outcome } = await registering();
    alice.peer.say(answerTo(request, '401 Unauthorized'));
    expect(await outcome).toMatchObject({ code: 'wrong-password' });
  });
});

describe('no answer', () => {
  it('within 10 s is called silent', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      alice = await aliceOnAWire();
      const outcome = alice.agent.register().catch((error: unknown) => error);
      await vi.advanceTimersByTimeAsync(10_000);
      expect(await outcome).toMatchObject({ code: 'silent' });
    } finally {
      vi.useRealTimers();
    }
  });

  it('because there is no socket is called a lost socket', async () => {
    alice = await aliceOnAWire();
    alice.peer.cut();
    await expect(alice.agent.register()).rejects.toMatchObject({ code: 'socket-lost' });
  });
});
