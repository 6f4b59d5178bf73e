import { afterEach, describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from '../../../../../src/shared/domain/address';
import { SipFault } from '../../../../../src/renderer/engine/world/sip';
import { seeded } from '../../../../fakes/chance';
import { ManualClock } from '../../../../fakes/clock';
import { aliceOnAWire, CallEars, fakeMedia } from '../../../../fakes/sip-calls';
import { settled } from '../../../../fakes/sip-agent';
import { answerTo, header, requestTo } from '../../../../fakes/sip-peer';

let alice: Awaited<ReturnType<typeof aliceOnAWire>>;
afterEach(() => {
  alice.agent.dispose();
});

describe('the socket', () => {
  it('that can’t be opened rejects with a fault, and is not called lost', async () => {
    alice = await aliceOnAWire();
    await alice.agent.disconnect();
    alice.peer.opens = 'refused';
    await expect(alice.agent.connect()).rejects.toMatchObject({ code: 'unreachable', detail: 'refused' });
    expect(alice.lost).toEqual([]);
    alice.peer.opens = 'at-once';
    await alice.agent.connect();
    expect(alice.peer.isOpen).toBe(true);
  });

  it('that is cut is told once; one that we close is not', async () => {
    alice = await aliceOnAWire();
    alice.peer.cut();
    expect(alice.lost).toEqual(['cut']);
    await alice.agent.connect();
    await alice.agent.disconnect();
    expect(alice.lost).toEqual(['cut']);
  });
});

describe('keep-alive', () => {
  it('asks after 12 s of silence, and is content with any answer (RFC 3261 §11)', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    clock.advance(12_000);
    const options = await alice.peer.next('OPTIONS');
    expect(options.split('\r\n')[0]).toBe('OPTIONS sip:example.com SIP/2.0');
    alice.peer.say(answerTo(options, '405 Method Not Allowed'));
    await settled();
    expect(alice.lost).toEqual([]);
    expect(clock.waits()).toEqual([12_000]);
  });

  it('goes on when the machine’s clock is set back', async () => {
    const clock = new ManualClock();
    let backMs = 0;
    const { nowMs } = clock;
    clock.nowMs = () => nowMs.call(clock) - backMs;
    alice = await aliceOnAWire(clock);
    clock.advance(11_000);
    backMs = 3_600_000;
    clock.advance(1_000);
    alice.peer.say(answerTo(await alice.peer.next('OPTIONS'), '200 OK'));
    await settled();
    expect(clock.waits()).toEqual([12_000]);
  });

  it('does not ask a line that hears something', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    clock.advance(8_000);
    alice.peer.say('\r\n\r\n');
    clock.advance(4_000);
    await settled();
    expect(alice.peer.count('OPTIONS')).toBe(0);
    expect(clock.waits()).toEqual([8_000]);
  });

  it('closes a dead socket within 20 s and says so', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    clock.advance(12_000);
    await alice.peer.next('OPTIONS');
    clock.advance(6_000);
    await settled();
    expect(alice.lost).toEqual(['no answer to keep-alive']);
    expect(alice.peer.isOpen).toBe(false);
    expect(clock.waits()).not.toContain(12_000);
  });

  it('asks a line that only hears things after 24 s all the same', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    for (let heard = 0; heard < 3; heard += 1) {
      clock.advance(7_900);
      alice.peer.say('\r\n\r\n');
      await settled();
    }
    expect(alice.peer.count('OPTIONS')).toBe(0);
    clock.advance(300);
    await alice.peer.next('OPTIONS');
  });

  it('tells when it was proven, and how late its timer was', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    const askedAtMs = clock.nowMs() + 12_000;
    clock.advance(12_000);
    alice.peer.say(answerTo(await alice.peer.next('OPTIONS'), '200 OK'));
    await settled();
    expect([alice.proofs, alice.lateness]).toEqual([[askedAtMs], [0]]);
  });

  it('is content with REGISTER where OPTIONS goes unanswered, and asks with that from then on', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    const answered = (register: string) => answerTo(register, '200 OK', { headers: ['Expires: 600'] });
    clock.advance(12_000);
    await alice.peer.next('OPTIONS');
    clock.advance(3_000);
    alice.peer.say(answered(await alice.peer.next('REGISTER')));
    await settled();
    clock.advance(9_000);
    await settled();
    clock.advance(3_000);
    alice.peer.say(answered(await alice.peer.next('REGISTER')));
    await settled();
    clock.advance(12_000);
    await settled();
    expect([alice.peer.count('OPTIONS'), alice.lost, alice.peer.isOpen]).toEqual([1, [], true]);
  });

  it('sends one REGISTER when the line refreshes while it is probed with one', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    clock.advance(15_000);
    const refreshed = alice.agent.register();
    alice.peer.say(answerTo(await alice.peer.next('REGISTER'), '200 OK', { headers: ['Expires: 600'] }));
    expect(await refreshed).toEqual({ expiresSeconds: 600 });
    expect(alice.peer.count('REGISTER')).toBe(1);
  });

  it('probes once for two who ask at once', async () => {
    alice = await aliceOnAWire();
    const probes = Promise.all([alice.agent.probe(), alice.agent.probe()]);
    alice.peer.say(answerTo(await alice.peer.next('OPTIONS'), '200 OK'));
    expect(await probes).toEqual([true, true]);
    expect(alice.peer.count('OPTIONS')).toBe(1);
  });

  it('says no when there is no socket', async () => {
    alice = await aliceOnAWire();
    alice.peer.cut();
    expect(await alice.agent.probe()).toBe(false);
  });
});

describe('unregistering', () => {
  it('is given up after two seconds', async () => {
    const clock = new ManualClock();
    alice = await aliceOnAWire(clock);
    const gone = alice.agent.unregister();
    await alice.peer.next('REGISTER');
    clock.advance(2_000);
    await gone;
    expect(alice.lines.join()).toContain('unregister: silent');
  });
});

describe('requests that are no calls', () => {
  it('a text message is refused, not swallowed (RFC 3428 §7)', async () => {
    alice = await aliceOnAWire();
    alice.peer.say(requestTo('sip:alice@example.com', { method: 'MESSAGE', body: 'hello' }));
    expect(header(await alice.peer.next('405'), 'Allow')).not.toContain('MESSAGE');
  });

  it.each(['OPTIONS', 'MESSAGE', 'NOTIFY', 'SUBSCRIBE', 'REFER', 'PUBLISH', 'NONSENSE'])(
    '%s gets an answer, and nothing else happens',
    async (method) => {
      alice = await aliceOnAWire();
      alice.peer.say(requestTo('sip:alice@example.com', { method }));
      await settled();
      expect(alice.peer.sent.filter((message) => message.startsWith('SIP/2.0 '))).toHaveLength(1);
      expect(alice.incoming).toEqual([]);
    },
  );

  it('BYE for a call that is not there is told 481', async () => {
    alice = await aliceOnAWire();
    alice.peer.say(requestTo('sip:alice@example.com', { method: 'BYE', toTag: 'gone' }));
    await alice.peer.next('481');
  });
});

describe('whom it calls', () => {
  it('can be every address that was accepted when it was typed', async () => {
    alice = await aliceOnAWire();
    const chance = seeded(255);
    const typed = [
      '*21*100#',
      '+49 30 1',
      'a/b;c?d&e=f$g,h',
      "it's~(me)!",
      'first%20last',
      '%C3%A9',
      '%ff',
      'x@1.2.3.4',
    ];
    for (let round = 0; round < 2_000; round += 1) {
      typed.push(
        `${chance.text(1 + chance.whole(8), 'ab09+-_.!~*()&=$,;?/#%2')}@${chance.text(1 + chance.whole(8), 'ab9.-')}`,
      );
    }
    typed.push('x@[::1]', 'x@[2001:db8::1]:5070', 'x@[1:2:3:4:5:6:7:8]', 'x@[::ffff:1.2.3.4]');
    const refused: string[] = [];
    for (const text of typed) {
      const address = parseAddress(text, 'example.com');
      if (!address.ok) continue;
      try {
        alice.agent.invite(formatAddress(address.value), fakeMedia('offer'), new CallEars());
      } catch (error) {
        refused.push(`${text} ${error instanceof SipFault ? error.code : String(error)}`);
      }
    }
    expect(refused.slice(0, 5)).toEqual([]);
  });

  it('is a fault when it is no address', async () => {
    alice = await aliceOnAWire();
    for (const target of ['', 'x', 'sip:', 'http://x', 'sip:a b@c']) {
      expect(() => alice.agent.invite(target, fakeMedia('offer'), new CallEars())).toThrow(SipFault);
    }
  });

  it('hears our name', async () => {
    alice = await aliceOnAWire();
    alice.agent.invite('sip:bob@example.com', fakeMedia('offer'), new CallEars()).send();
    expect(header(await alice.peer.next('INVITE'), 'From')).toMatch(
      /^"Alice Brandt" <sip:alice@example\.com>;tag=/,
    );
  });
});
