import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPhone } from '../../../src/renderer/engine/create-phone';
import type { Phone } from '../../../src/renderer/engine/ports';
import { SipJsAgent } from '../../../src/renderer/engine/sip/sip-agent';
import type { SipTokens } from '../../../src/renderer/engine/world/sip-tokens';
import { DEFAULT_RULES } from '../../../src/shared/config/account-rules';
import { DEFAULT_SETTINGS, type Account } from '../../../src/shared/config/settings';
import { fail, ok } from '../../../src/shared/domain/result';
import { realClock } from '../../fakes/clock';
import { answerTo, header, SDP, SipPeer } from '../../fakes/sip-peer';
import { fakeLog, fakeWorld, type FakeWorld } from '../../fakes/world';

const ISSUER = 'https://id.example.test';
const CHALLENGE = `Bearer realm="example.test", authz_server="${ISSUER}", scope="sip"`;
const ACCOUNT: Account = {
  id: 'provisioned-work',
  address: 'sip:alice@example.test',
  displayName: 'Alice',
  authorizationUser: '',
  server: 'wss://example.test',
  iceServer: '',
  turnUser: '',
  keepPassword: true,
  mostCalls: 4,
  rules: DEFAULT_RULES,
  signInWith: 'single-sign-on',
  instanceId: '6a1c4b1e-9a0e-4b57-8f0e-2f0f3ff0a001',
};

let phone: Phone;
let world: FakeWorld;
let gateway: SipPeer;
const asked: { readonly issuer: string; readonly fresh: boolean }[] = [];
/** Tokens in the order they are given out. */
let given: string[] = [];
let tokens: SipTokens;

beforeEach(() => {
  asked.length = 0;
  given = ['token-1', 'token-2', 'token-3'];
  tokens = {
    token: (account, issuer, fresh) => {
      asked.push({ issuer, fresh });
      if (account !== ACCOUNT.id || issuer !== ISSUER) return Promise.resolve(fail('not-for-this', 'no'));
      const token = given.shift();
      return Promise.resolve(token === undefined ? fail('sign-in-needed', 'none left') : ok(token));
    },
  };
});

afterEach(() => {
  // Nobody is there any more who would answer a farewell.
  gateway.cut();
  return phone.close();
});

/** The phone with one account; `gateway` is the other end of its wire. */
async function start(account: Partial<Account> = {}, password?: string): Promise<void> {
  gateway = new SipPeer();
  const clock = realClock();
  world = fakeWorld(
    {
      create: (own, password, listener) =>
        new SipJsAgent({
          account: own,
          password,
          listener,
          clock,
          tokens,
          log: fakeLog(),
          userAgentName: 'Offhook test',
          open: gateway.open,
        }),
    },
    clock,
  );
  const whole = { ...ACCOUNT, ...account };
  if (password !== undefined) {
    delete whole.signInWith;
    world.host.secrets.set(`${whole.id}:sip`, password);
  }
  world.host.settings = { ...DEFAULT_SETTINGS, accounts: [whole] };
  phone = await createPhone(world);
}

const challenge = (request: string, how = CHALLENGE, status = '401 Unauthorized'): void => {
  const name = status.startsWith('407') ? 'Proxy-Authenticate' : 'WWW-Authenticate';
  gateway.say(answerTo(request, status, { headers: [`${name}: ${how}`] }));
};
const accept = (request: string): void => {
  const headers = [`Contact: ${header(request, 'Contact')}`, 'Expires: 600'];
  gateway.say(answerTo(request, '200 OK', { headers }));
};
const status = () => phone.snapshot().lines[0]?.status;

/** Registered with `token-1`, as the gateway wanted. */
async function registered(): Promise<void> {
  await start();
  challenge(await gateway.next('REGISTER'));
  challenge(await gateway.next('REGISTER'));
  accept(await gateway.next('REGISTER'));
  await vi.waitFor(() => {
    expect(status()).toEqual({ kind: 'ready' });
  });
}

describe('a REGISTER that is challenged with Bearer (RFC 8898 §2.1)', () => {
  it('goes out with a token of the organisation, and never before the gateway asked', async () => {
    await start();
    const first = await gateway.next('REGISTER');
    expect(first).not.toMatch(/authorization/i);
    challenge(first);
    const second = await gateway.next('REGISTER');
    expect(second).not.toMatch(/authorization/i);
    challenge(second);
    const third = await gateway.next('REGISTER');
    expect(header(third, 'Authorization')).toBe('Bearer token-1');
    accept(third);
    await vi.waitFor(() => {
      expect(status()).toEqual({ kind: 'ready' });
    });
    expect(asked).toEqual([{ issuer: ISSUER, fresh: false }]);
  });

  it('gets another token once where the first is refused, and then says that somebody has to sign in', async () => {
    await start();
    challenge(await gateway.next('REGISTER'));
    for (const token of ['token-1', 'token-2']) {
      challenge(await gateway.next('REGISTER'));
      const sent = await gateway.next('REGISTER');
      expect(header(sent, 'Authorization')).toBe(`Bearer ${token}`);
      challenge(sent, `${CHALLENGE}, error="invalid_token"`);
    }
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ kind: 'offline', failure: 'sign-in-needed' });
    });
    expect(asked).toEqual([
      { issuer: ISSUER, fresh: false },
      { issuer: ISSUER, fresh: true },
    ]);
  });

  it('says that somebody has to sign in where there is no token', async () => {
    given = [];
    await start();
    challenge(await gateway.next('REGISTER'));
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ kind: 'offline', failure: 'sign-in-needed' });
    });
  });

  it.each<[string, Partial<Account> & { password?: string }, string, number]>([
    ['another authorization server', {}, `Bearer authz_server="https://evil.test"`, 1],
    ['none that it names', {}, 'Bearer realm="x"', 0],
    ['an account that has a password', { password: 'of alice' }, CHALLENGE, 0],
    ['a gateway without encryption', { server: 'ws://localhost:8080' }, CHALLENGE, 0],
  ])('gets none for %s', async (_what, { password, ...account }, how, questions) => {
    await start(account, password);
    challenge(await gateway.next('REGISTER'), how);
    await vi.waitFor(() => {
      expect(status()).toMatchObject({ kind: 'offline', failure: 'forbidden' });
    });
    expect(asked).toHaveLength(questions);
    expect(gateway.sent.join()).not.toContain('token-1');
  });
});

describe('a call through a gateway that wants Bearer (RFC 8898 §2.3)', () => {
  it('answers the challenge at once with the token that the line has', async () => {
    await registered();
    phone.dial('sip:bob@example.test');
    challenge(await gateway.next('INVITE'), CHALLENGE, '407 Proxy Authentication Required');
    expect(header(await gateway.next('INVITE'), 'Proxy-Authorization')).toBe('Bearer token-1');
    expect(asked).toHaveLength(1);
  });

  it('is placed once more with another token where that one is refused', async () => {
    await registered();
    phone.dial('sip:bob@example.test');
    challenge(await gateway.next('INVITE'));
    challenge(await gateway.next('INVITE'), `${CHALLENGE}, error="invalid_token"`);
    challenge(await gateway.next('INVITE'));
    const last = await gateway.next('INVITE');
    expect(header(last, 'Authorization')).toBe('Bearer token-2');
    gateway.say(answerTo(last, '180 Ringing', { headers: ['Contact: <sip:bob@far.test>'] }));
    await vi.waitFor(() => {
      expect(phone.snapshot().calls[0]?.state.phase).toBe('ringing');
    });
  });

  it('gives its token to no other authorization server', async () => {
    await registered();
    phone.dial('sip:bob@example.test');
    challenge(await gateway.next('INVITE'), 'Bearer authz_server="https://evil.test"');
    await vi.waitFor(() => {
      expect(phone.snapshot().calls[0]?.state.phase).toBe('ended');
    });
    expect(gateway.sent.filter((message) => /^INVITE[^]*Bearer/.test(message))).toEqual([]);
  });
});

describe('in a call whose gateway wants Bearer for each request', () => {
  const REFUSED = `${CHALLENGE}, error="invalid_token"`;
  const PROXY = '407 Proxy Authentication Required';
  const call = () => phone.snapshot().calls[0];

  /** A call that runs, placed with `token-1`. */
  async function talking(): Promise<string> {
    await registered();
    phone.dial('sip:bob@example.test');
    challenge(await gateway.next('INVITE'), CHALLENGE, PROXY);
    const sent = await gateway.next('INVITE');
    gateway.say(answerTo(sent, '200 OK', { headers: ['Contact: <sip:bob@far.test>'], body: SDP }));
    await gateway.next('ACK');
    await vi.waitFor(() => {
      expect(call()?.state.phase).toBe('connected');
    });
    return call()?.id ?? '';
  }

  it('a hold with a token that is over goes once more with another', async () => {
    const callId = await talking();
    phone.execute({ type: 'set-hold', callId, on: true });
    challenge(await gateway.next('INVITE'), CHALLENGE, PROXY);
    const refused = await gateway.next('INVITE');
    expect(header(refused, 'Proxy-Authorization')).toBe('Bearer token-1');
    challenge(refused, REFUSED, PROXY);
    const again = await gateway.next('INVITE');
    expect(header(again, 'Proxy-Authorization')).toBe('Bearer token-2');
    expect(again).toContain('a=sendonly');
    gateway.say(answerTo(again, '200 OK', { headers: ['Contact: <sip:bob@far.test>'], body: SDP }));
    await vi.waitFor(() => {
      expect(call()?.state).toMatchObject({ phase: 'connected', localHold: 'on' });
    });
    expect(asked.map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  it('a hang-up with a token that is over goes once more with another', async () => {
    const callId = await talking();
    phone.execute({ type: 'hang-up', callId });
    challenge(await gateway.next('BYE'), CHALLENGE, PROXY);
    challenge(await gateway.next('BYE'), REFUSED, PROXY);
    const bye = await gateway.next('BYE');
    expect(header(bye, 'Proxy-Authorization')).toBe('Bearer token-2');
    gateway.say(answerTo(bye, '200 OK'));
    await vi.waitFor(() => {
      expect(call()?.state.phase).toBe('ended');
    });
  });

  it('a hold that no token is good enough for is not there, and the call goes on', async () => {
    const callId = await talking();
    phone.execute({ type: 'set-hold', callId, on: true });
    challenge(await gateway.next('INVITE'), CHALLENGE, PROXY);
    challenge(await gateway.next('INVITE'), REFUSED, PROXY);
    challenge(await gateway.next('INVITE'), REFUSED, PROXY);
    await vi.waitFor(() => {
      expect(call()?.state).toMatchObject({ phase: 'connected', localHold: 'off' });
    });
    expect(asked).toHaveLength(2);
  });

  it('gives its token to no other authorization server', async () => {
    const callId = await talking();
    const before = gateway.sent.length;
    phone.execute({ type: 'hang-up', callId });
    challenge(await gateway.next('BYE'), 'Bearer authz_server="https://evil.test"', PROXY);
    await vi.waitFor(() => {
      expect(asked.at(-1)?.issuer).toBe('https://evil.test');
    });
    expect(gateway.sent.slice(before).join()).not.toContain('Bearer');
  });
});
