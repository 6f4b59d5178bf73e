import { describe, expect, it, vi } from 'vitest';
import { MemoryExchange } from '../../../../../src/renderer/engine/sip/memory-exchange';
import { answerTo, requestTo } from '../../../../fakes/sip-peer';

function seat(exchange: MemoryExchange, name: string) {
  const told: string[] = [];
  const wire = exchange.wireFor(name)({
    onOpen: () => told.push('open'),
    onMessage: (message) => told.push(message),
    onClose: (detail, clean) => told.push(`${detail}${clean ? ' clean' : ''}`),
  });
  const hears = (start: string): Promise<string> =>
    vi.waitFor(
      () => {
        const message = told.find((line) => line.startsWith(start));
        if (message === undefined) throw new Error(`not heard: ${start}`);
        return message;
      },
      { interval: 1 },
    );
  return { told, wire, hears };
}

describe('the exchange', () => {
  it('opens, registers whoever asks and answers OPTIONS', async () => {
    const alice = seat(new MemoryExchange(), 'alice');
    await alice.hears('open');
    alice.wire.send(requestTo('sip:example.com', { method: 'REGISTER' }));
    const ok = await alice.hears('SIP/2.0 200 OK');
    expect(ok).toContain('Contact: <sip:bob@far.invalid;transport=ws>');
    expect(ok).toMatch(/To: .*;tag=/);
  });

  it('carries requests by name and by contact, and answers back to where the request came from', async () => {
    const exchange = new MemoryExchange();
    const alice = seat(exchange, 'alice');
    const bob = seat(exchange, 'bob');
    bob.wire.send(requestTo('sip:example.com', { method: 'REGISTER', contact: 'xyz' }));
    await bob.hears('SIP/2.0 200');
    alice.wire.send(requestTo('sip:bob@example.com', { branch: 'z9hG4bKa', contact: 'abc' }));
    bob.wire.send(answerTo(await bob.hears('INVITE sip:bob'), '180 Ringing'));
    await alice.hears('SIP/2.0 180');
    alice.wire.send(requestTo('sip:xyz@far.invalid', { method: 'BYE', branch: 'z9hG4bKb', contact: 'abc' }));
    await bob.hears('BYE sip:xyz');
  });

  it('remembers who asked for as long as an answer may come, not for ever', async () => {
    const exchange = new MemoryExchange();
    const alice = seat(exchange, 'alice');
    const bob = seat(exchange, 'bob');
    const send = (branch: string): void => {
      alice.wire.send(requestTo('sip:bob@example.com', { method: 'OPTIONS', branch, contact: 'abc' }));
    };
    send('z9hG4bKfirst');
    const first = await bob.hears('OPTIONS');
    for (let n = 0; n < 999; n += 1) send(`z9hG4bK${String(n)}`);
    bob.wire.send(answerTo(first, '180 Still There'));
    await alice.hears('SIP/2.0 180');
    send('z9hG4bKlast');
    bob.wire.send(answerTo(first, '200 Too Late'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(alice.told.join()).not.toContain('Too Late');
  });

  it('says 404 for nobody, but never answers an ACK', async () => {
    const alice = seat(new MemoryExchange(), 'alice');
    alice.wire.send(requestTo('sip:nobody@example.com', { method: 'ACK', body: '' }));
    alice.wire.send(requestTo('sip:nobody@example.com'));
    await alice.hears('SIP/2.0 404');
    expect(alice.told.filter((line) => line.startsWith('SIP/2.0'))).toHaveLength(1);
  });

  it('loses or changes what the test says', async () => {
    const exchange = new MemoryExchange((message, to) =>
      message.startsWith('INFO') ? null : message.replace('Bob', `for ${to}`),
    );
    const alice = seat(exchange, 'alice');
    const bob = seat(exchange, 'bob');
    alice.wire.send(requestTo('sip:bob@example.com', { method: 'INFO', contact: 'abc' }));
    alice.wire.send(requestTo('sip:bob@example.com', { contact: 'abc' }));
    expect(await bob.hears('INVITE')).toContain('From: "for bob"');
    expect(bob.told.some((line) => line.startsWith('INFO'))).toBe(false);
  });

  it('survives garbage', () => {
    const alice = seat(new MemoryExchange(), 'alice');
    for (const garbage of [
      '',
      '\r\n',
      'x',
      '\u0000\u0001',
      'SIP/2.0 200 OK\r\n\r\n',
      'INVITE sip:',
      'A'.repeat(1_000_000),
    ]) {
      expect(alice.wire.send(garbage)).toBe(true);
    }
  });

  it('tells of a cut, and a wire that was cut sends no more', async () => {
    const exchange = new MemoryExchange();
    const alice = seat(exchange, 'alice');
    await alice.hears('open');
    exchange.cut('alice');
    exchange.cut('alice');
    expect(alice.told).toEqual(['open', 'cut']);
    expect(alice.wire.send(requestTo('sip:example.com', { method: 'OPTIONS' }))).toBe(false);
    const again = seat(exchange, 'alice');
    await again.hears('open');
  });

  it('gives a name to one wire at a time', async () => {
    const exchange = new MemoryExchange();
    const first = seat(exchange, 'alice');
    const second = seat(exchange, 'alice');
    await second.hears('open');
    expect(first.told).toContain('replaced');
    expect(first.wire.send('x')).toBe(false);
    second.wire.close();
    expect(second.told.at(-1)).toBe('closed here clean');
  });
});
