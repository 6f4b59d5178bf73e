import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AccountRules } from '../../../src/shared/config/account-rules';
import { NO_LOCATION } from '../../../src/shared/config/emergency-settings';
import type { Fault } from '../../../src/renderer/engine/sip/memory-exchange';
import { header } from '../../fakes/sip-peer';
import { aliceAndBob, person, useOwnTime, type Pair, type Person } from './alice-and-bob';

let pair: Pair;
/** Every message that was carried to Bob, or by him. */
let carried: string[];
let fault: Fault;

beforeEach(async () => {
  useOwnTime();
  carried = [];
  fault = (message) => message;
  pair = await aliceAndBob((message, to) => {
    const passed = fault(message, to);
    if (passed !== null) carried.push(passed);
    return passed;
  });
});

afterEach(async () => {
  fault = (message) => message;
  await pair.close();
  vi.useRealTimers();
});

const seconds = (count: number): Promise<unknown> => vi.advanceTimersByTimeAsync(count * 1_000);
const first = (kind: string): string => carried.find((message) => message.startsWith(kind)) ?? '';

async function ruled(who: Person, change: (rules: AccountRules) => AccountRules): Promise<void> {
  await who.phone.changeSettings((settings) => ({
    ...settings,
    accounts: settings.accounts.map((account) => ({ ...account, rules: change(account.rules) })),
  }));
}

const forwarding = (when: 'always' | 'busy' | 'noAnswer', target: string, noAnswerSeconds = 20) =>
  ruled(pair.bob, (rules) => ({
    ...rules,
    forward: { ...rules.forward, noAnswerSeconds, [when]: { on: true, target } },
  }));

function dial(target = 'bob', anonymous?: boolean): string {
  const result = pair.alice.phone.dial(target, undefined, false, anonymous);
  if (!result.ok) throw new Error(result.error.code);
  return result.value.callId;
}

async function ended(who: Person) {
  await who.call('ended');
  return who.phone.snapshot().calls.at(-1)?.state.end;
}

/** Alice’s INVITE as it reaches Bob, with these headers more. */
function withHeaders(...headers: readonly string[]): void {
  fault = (message, to) =>
    to === 'bob' && message.startsWith('INVITE ')
      ? message.replace('\r\nMax-Forwards', `\r\n${headers.join('\r\n')}\r\nMax-Forwards`)
      : message;
}

const outcomes = (who: Person) => [...who.world.history.entries.values()].map(({ outcome }) => outcome);

describe('do not disturb of one account', () => {
  it('refuses with 486, rings nowhere, and is a missed call', async () => {
    await ruled(pair.bob, (rules) => ({ ...rules, doNotDisturb: true }));
    dial();
    expect(await ended(pair.alice)).toEqual({ reason: 'busy', sipStatus: 486 });
    expect(pair.bob.world.sounder.heard).not.toContain('ring');
    expect(outcomes(pair.bob)).toEqual(['missed']);
  });
});

describe('forwarding', () => {
  it('always: 302 with where to call, and Alice is asked', async () => {
    await forwarding('always', 'carol');
    dial();
    expect(await ended(pair.alice)).toEqual({ reason: 'redirected', sipStatus: 302 });
    expect(header(first('SIP/2.0 302'), 'Contact')).toBe('<sip:carol@example.test>');
    const { notices } = pair.alice.phone.snapshot();
    expect(notices).toMatchObject([{ code: 'redirected', address: 'sip:carol@example.test' }]);
    expect(outcomes(pair.bob)).toEqual(['forwarded']);
    expect(pair.bob.phone.snapshot().missedCount).toBe(0);
  });

  it('busy: the first call rings, the second goes on, and the first is left alone', async () => {
    await forwarding('busy', 'sip:dave@elsewhere.example');
    const carol = await person('carol', pair.exchange);
    dial();
    const callId = await pair.bob.call('incoming');
    pair.bob.phone.execute({ type: 'answer', callId });
    await pair.bob.call('connected');
    carol.phone.dial('bob');
    expect(await ended(carol)).toEqual({ reason: 'redirected', sipStatus: 302 });
    expect(pair.bob.phone.snapshot().calls).toMatchObject([
      { id: callId, state: { phase: 'connected', localHold: 'off' } },
    ]);
    await carol.phone.close();
  });

  it('nobody answers: it rings for as long as was chosen', async () => {
    await forwarding('noAnswer', 'carol', 15);
    dial();
    await pair.bob.call('incoming');
    await seconds(14);
    expect(pair.bob.phone.snapshot().calls[0]?.state.phase).toBe('incoming');
    await seconds(2);
    expect(await ended(pair.alice)).toEqual({ reason: 'redirected', sipStatus: 302 });
    expect(await ended(pair.bob)).toEqual({ reason: 'forwarded', sipStatus: null });
    expect(pair.bob.world.sounder.ringing.size).toBe(0);
    expect(outcomes(pair.bob)).toEqual(['forwarded']);
  });

  it('to nowhere, to ourselves or back to the caller: it rings', async () => {
    for (const target of ['no such address', 'bob', 'alice', '']) {
      await forwarding('always', target);
      const callId = dial();
      await pair.bob.call('incoming');
      pair.alice.phone.execute({ type: 'hang-up', callId });
      await pair.bob.call('ended');
    }
  });

  it('the 302 is lost: Alice gives up in time, and nothing is left at Bob', async () => {
    await forwarding('always', 'carol');
    fault = (message) => (message.startsWith('SIP/2.0 302') ? null : message);
    dial();
    await seconds(121);
    expect(await ended(pair.alice)).toMatchObject({ reason: 'no-answer' });
    expect(outcomes(pair.bob)).toEqual(['forwarded']);
    expect(pair.bob.phone.snapshot().calls).toEqual([]);
  });
});

describe('an intercom call', () => {
  const allow = (...autoAnswer: string[]) => ruled(pair.bob, (rules) => ({ ...rules, autoAnswer }));

  it.each([
    ['Alert-Info: <http://x.invalid>;info=alert-autoanswer'],
    ['Call-Info: <sip:x.invalid>;answer-after=0'],
    ['Answer-Mode: Auto'],
  ])('%s: is answered with a beep and a notice', async (wish) => {
    await allow('alice');
    withHeaders(wish);
    dial();
    await pair.alice.call('connected');
    const { calls, notices } = await pair.bob.until(
      'the call',
      (snapshot) => snapshot.calls[0]?.state.phase === 'connected',
    );
    expect(notices).toMatchObject([
      { code: 'auto-answered', callId: calls[0]?.id, address: 'sip:alice@example.test' },
    ]);
    expect(pair.bob.world.sounder.heard).toEqual(['auto-answer']);
    expect(pair.bob.world.media.made[0]?.microphone).toBe('opened');
  });

  it('rings where nobody, or somebody else, is on the list', async () => {
    withHeaders('Answer-Mode: Auto');
    for (const list of [[], ['carol'], ['alice@elsewhere.example']]) {
      await allow(...list);
      const callId = dial();
      await pair.bob.call('incoming');
      expect(pair.bob.world.sounder.heard).toContain('ring');
      pair.alice.phone.execute({ type: 'hang-up', callId });
      await pair.bob.call('ended');
    }
  });

  it.each(['Answer-Mode: Auto;require', 'Priv-Answer-Mode: Auto;x=y; require'])(
    '%s: is refused with 403 where it is not allowed, answered where it is (RFC 5373 §5.2)',
    async (wish) => {
      withHeaders(wish);
      await allow('carol');
      dial();
      expect(await ended(pair.alice)).toMatchObject({ reason: 'forbidden', sipStatus: 403 });
      expect(pair.bob.world.sounder.heard).toEqual([]);
      expect(outcomes(pair.bob)).toEqual(['missed']);
      await allow('alice');
      dial();
      await pair.bob.call('connected');
    },
  );

  it('rings beside another call, and beside one that comes while it waits', async () => {
    await allow('*');
    const carol = await person('carol', pair.exchange);
    withHeaders('Call-Info: <sip:x.invalid>;answer-after=5');
    dial();
    await pair.bob.call('incoming');
    fault = (message) => message;
    carol.phone.dial('bob');
    await pair.bob.until('two calls', ({ calls }) => calls.length === 2);
    await seconds(6);
    expect(pair.bob.phone.snapshot().calls.map(({ state }) => state.phase)).toEqual(['incoming', 'incoming']);
    await carol.phone.close();
  });

  it('given up while it waits is not answered', async () => {
    await allow('alice');
    withHeaders('Call-Info: <sip:x.invalid>;answer-after=5');
    const callId = dial();
    await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    pair.alice.phone.execute({ type: 'hang-up', callId });
    await pair.bob.call('ended');
    await seconds(6);
    expect(pair.bob.world.sounder.heard).not.toContain('auto-answer');
  });
});

describe('answered elsewhere (RFC 3326 §2)', () => {
  it('is silent at once and not a missed call', async () => {
    fault = (message, to) =>
      to === 'bob' && message.startsWith('CANCEL ')
        ? message.replace(
            '\r\nMax-Forwards',
            '\r\nReason: SIP;cause=200;text="Call completed elsewhere"\r\nMax-Forwards',
          )
        : message;
    const callId = dial();
    await pair.bob.call('incoming');
    await pair.alice.call('ringing');
    pair.alice.phone.execute({ type: 'hang-up', callId });
    expect(await ended(pair.bob)).toEqual({ reason: 'answered-elsewhere', sipStatus: null });
    expect(pair.bob.world.sounder.ringing.size).toBe(0);
    expect(outcomes(pair.bob)).toEqual(['answered-elsewhere']);
    expect(pair.bob.phone.snapshot().missedCount).toBe(0);
  });
});

describe('a call that hides who calls (RFC 3323)', () => {
  const PLAIN = /alice@example\.test|Alice Brandt/;

  it('is from nobody for Bob, and the gateway alone is told', async () => {
    dial('bob', true);
    await pair.bob.call('incoming');
    const invite = first('INVITE ');
    expect(header(invite, 'From')).toMatch(/^"Anonymous" <sip:anonymous@anonymous\.invalid>;tag=/);
    expect(header(invite, 'Privacy')).toBe('id');
    expect(header(invite, 'P-Preferred-Identity')).toBe('<sip:alice@example.test>');
    expect(invite.replace(/^P-Preferred-Identity:.*$/m, '')).not.toMatch(PLAIN);
    expect(pair.bob.phone.snapshot().calls[0]?.remote).toEqual({
      name: null,
      number: '',
      address: 'sip:anonymous@anonymous.invalid',
    });
  });

  it('stays so to its end, also when it is handed on', async () => {
    const callId = dial('bob', true);
    pair.bob.phone.execute({ type: 'answer', callId: await pair.bob.call('incoming') });
    await pair.alice.call('connected');
    await pair.bob.call('connected');
    pair.alice.phone.execute({ type: 'set-hold', callId, on: true });
    await pair.alice.until('on hold', ({ calls }) => calls[0]?.state.localHold === 'on');
    pair.alice.phone.execute({ type: 'transfer', callId, target: 'carol', talkFirst: false });
    await vi.waitFor(() => {
      expect(first('REFER ')).not.toBe('');
    });
    const inDialog = carried.filter((message) => /^(?:ACK|INVITE|REFER) sip:\S+ SIP/.test(message)).slice(1);
    for (const message of inDialog) expect(message).not.toMatch(PLAIN);
  });

  it('is so by default where the account says so, and can be told otherwise for one call', async () => {
    await ruled(pair.alice, (rules) => ({ ...rules, anonymous: true }));
    const callId = dial();
    await pair.bob.call('incoming');
    expect(pair.bob.phone.snapshot().calls[0]?.remote.number).toBe('');
    pair.alice.phone.execute({ type: 'hang-up', callId });
    await pair.bob.call('ended');
    dial('bob', false);
    await pair.bob.call('incoming');
    expect(pair.bob.phone.snapshot().calls.at(-1)?.remote.name).toBe('Alice Brandt');
  });

  it('refused by the gateway (433 Anonymity Disallowed, RFC 5079): says why', async () => {
    fault = (message, to) =>
      to === 'alice' && message.startsWith('SIP/2.0 180')
        ? message.replace('SIP/2.0 180 Ringing', 'SIP/2.0 433 Anonymity Disallowed')
        : message;
    dial('bob', true);
    expect(await ended(pair.alice)).toEqual({ reason: 'anonymity-refused', sipStatus: 433 });
  });
});

describe('the network’s word on the number', () => {
  it.each([
    ['Passed', { name: 'Alice Brandt', verification: 'passed' }],
    ['Failed', { name: null, claimedName: 'Alice Brandt', verification: 'failed' }],
  ] as const)('TN-Validation-%s', async (verstat, shown) => {
    withHeaders(
      `P-Asserted-Identity: "Alice Brandt" <sip:+4930123;verstat=TN-Validation-${verstat}@example.test;user=phone>`,
    );
    dial();
    await pair.bob.call('incoming');
    expect(pair.bob.phone.snapshot().calls[0]?.remote).toMatchObject({ ...shown, number: '+4930123' });
  });

  it('is not taken back by a later request that nobody asserts', async () => {
    withHeaders('P-Asserted-Identity: "Reception" <sip:9@example.test>');
    const callId = dial();
    pair.bob.phone.execute({ type: 'answer', callId: await pair.bob.call('incoming') });
    await pair.alice.call('connected');
    await pair.bob.call('connected');
    fault = (message) => message;
    pair.alice.phone.execute({ type: 'set-hold', callId, on: true });
    await pair.bob.until('held', ({ calls }) => calls[0]?.state.remoteHold === true);
    expect(pair.bob.phone.snapshot().calls[0]?.remote.name).toBe('Reception');
  });
});

describe('an emergency call', () => {
  const emergency = (who: Person, part: object = {}) =>
    who.phone.changeSettings((settings) => ({
      ...settings,
      calls: { ...settings.calls, country: 'DE' },
      emergency: {
        extra: [],
        testNumber: '933',
        location: { ...NO_LOCATION, street: 'Hauptstraße <1> & "2"', city: 'Köln', geo: 'geo:50.94,6.96' },
        ...part,
      },
    }));
  let centre: Person;

  beforeEach(async () => {
    centre = await person('112', pair.exchange);
    await emergency(pair.alice);
  });

  afterEach(async () => {
    await centre.phone.close();
  });

  async function helped(): Promise<void> {
    centre.phone.execute({ type: 'answer', callId: await centre.call('incoming') });
    await pair.alice.call('connected');
    await centre.call('connected');
  }

  it('goes out at once with the location as PIDF-LO beside the offer (RFC 6442 §4)', async () => {
    await ruled(pair.alice, (rules) => ({ ...rules, anonymous: true, doNotDisturb: true }));
    const kept: string[] = [];
    fault = (message, to) => {
      if (to === '112' && message.startsWith('INVITE ')) kept.push(message);
      return message.replace(/^(INVITE [^]*?)Content-Type: multipart[^]*$/, (all) => plainBody(all));
    };
    dial('1-1-2');
    await centre.call('incoming');
    const [invite = ''] = kept;
    expect(invite).toMatch(/^INVITE sip:112@example\.test SIP/);
    expect(header(invite, 'From')).toMatch(/^"Alice Brandt" <sip:alice@example\.test>/);
    expect(header(invite, 'Priority')).toBe('emergency');
    expect(header(invite, 'Geolocation-Routing')).toBe('yes');
    const cid = /^<cid:(.+)>$/.exec(header(invite, 'Geolocation'))?.[1] ?? '-';
    const boundary = /^multipart\/mixed;boundary="(.+)"$/.exec(header(invite, 'Content-Type'))?.[1] ?? '-';
    const [head = '', sdp = '', xml = '', end] = invite.split(`--${boundary}`);
    expect(sdp).toMatch(/^\r\nContent-Type: application\/sdp\r\n\r\nv=0\r\n/);
    expect(xml).toContain(`Content-ID: <${cid}>`);
    expect(xml).toContain('<ca:RD>Hauptstraße &lt;1&gt; &amp; &quot;2&quot;</ca:RD>');
    expect(xml).toContain('<gml:pos>50.94 6.96</gml:pos>');
    expect(end).toBe('--\r\n');
    const body = invite.slice(invite.indexOf('\r\n\r\n') + 4);
    expect(Number(header(head, 'Content-Length'))).toBe(new TextEncoder().encode(body).length);
    await helped();
    expect(pair.alice.phone.snapshot().emergency).toMatchObject({
      number: '112',
      test: false,
      line: 'Alice Brandt',
      location: 'Hauptstraße <1> & "2", Köln, geo:50.94,6.96',
      outcome: 'answered',
    });
    pair.alice.phone.execute({ type: 'dismiss-emergency' });
    expect(pair.alice.phone.snapshot().emergency).toBeNull();
  });

  it.each([415, 424, 488])(
    'refused with %d because of it: goes out once more without, at once',
    async (status) => {
      fault = (message, to) =>
        to === 'alice' && message.startsWith('SIP/2.0 180') && message.includes('CSeq: 1 INVITE') && !refused
          ? ((refused = true), message.replace('180 Ringing', `${String(status)} No`))
          : message.replace(/^(INVITE [^]*?)Content-Type: multipart[^]*$/, (all) => plainBody(all));
      let refused = false;
      dial('112');
      await pair.alice.until('the word on it', ({ emergency: record }) => record?.locationRefused === true);
      await vi.waitFor(() => {
        expect(centre.phone.snapshot().calls).toHaveLength(2);
      });
      const invites = carried.filter((message) => message.startsWith('INVITE sip:112@'));
      expect(header(invites.at(-1) ?? '', 'Content-Type')).toBe('application/sdp');
      expect(invites.at(-1)).not.toContain('Geolocation');
      expect(pair.alice.phone.snapshot().emergency?.outcome).toBe('calling');
    },
  );

  it('goes beside as many calls as there may be, which are held', async () => {
    await pair.alice.phone.changeSettings((settings) => ({
      ...settings,
      accounts: settings.accounts.map((account) => ({ ...account, mostCalls: 1 })),
    }));
    await emergency(pair.alice, { location: NO_LOCATION });
    dial();
    pair.bob.phone.execute({ type: 'answer', callId: await pair.bob.call('incoming') });
    await pair.alice.call('connected');
    await pair.bob.call('connected');
    expect(pair.alice.phone.dial('bob').ok).toBe(false);
    dial('112');
    await helped();
    const { calls } = await pair.alice.until(
      'Bob on hold',
      (snapshot) => snapshot.calls[0]?.state.localHold === 'on',
    );
    expect(calls.map(({ state }) => state.phase)).toEqual(['connected', 'connected']);
  });

  it('without a line: says so, and to take another phone', async () => {
    pair.exchange.cut('alice');
    await pair.alice.until('offline', ({ lines }) => lines[0]?.status.kind !== 'ready');
    expect(pair.alice.phone.dial('112')).toMatchObject({ ok: false, error: { code: 'no-emergency-line' } });
    expect(pair.alice.phone.snapshot().emergency).toBeNull();
  });

  it('over the line that is there, where the chosen one is not', async () => {
    await emergency(pair.alice, { location: NO_LOCATION });
    const outcome = pair.alice.phone.dial('112', 'no-such-line');
    expect(outcome.ok).toBe(true);
    await helped();
  });

  it('is called back through do not disturb and forwarding, and only then', async () => {
    await emergency(pair.alice, { location: NO_LOCATION });
    await ruled(pair.alice, (rules) => ({
      ...rules,
      doNotDisturb: true,
      forward: { ...rules.forward, always: { on: true, target: 'bob' } },
    }));
    centre.phone.dial('alice');
    expect(await ended(centre)).toMatchObject({ sipStatus: 302 });
    const callId = dial('112');
    await helped();
    pair.alice.phone.execute({ type: 'hang-up', callId });
    await centre.call('ended');
    centre.phone.dial('alice');
    expect(await pair.alice.call('incoming')).toBeTruthy();
    expect(pair.alice.world.sounder.ringing.size).toBe(1);
  });

  it('to the test number says what the gateway answered, and alarms nobody', async () => {
    dial('933');
    const { emergency: record } = await pair.alice.until(
      'the answer',
      (snapshot) => snapshot.emergency?.outcome === 'failed',
    );
    expect(record).toMatchObject({ test: true, number: '933', sipStatus: 404 });
    expect(centre.phone.snapshot().calls).toEqual([]);
  });
});

/** What a gateway does that strips the location before a phone that can't read it. */
function plainBody(invite: string): string {
  const boundary = /boundary="([^"]+)"/.exec(invite)?.[1] ?? '';
  const sdp = (invite.split(`--${boundary}`)[1] ?? '')
    .split('\r\n\r\n')
    .slice(1)
    .join('\r\n\r\n')
    .replace(/\r\n$/, '');
  return invite
    .slice(0, invite.indexOf('\r\n\r\n') + 4)
    .replace(/Content-Type: [^\r]*/, 'Content-Type: application/sdp')
    .replace(/Content-Length: \d+/, `Content-Length: ${String(sdp.length)}`)
    .concat(sdp);
}
