import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../lab/phones/event-queue';
import { encodeNetstring, NetstringReader } from '../../lab/phones/netstring';

const event = (type: string, param: string): { type: string; param: string; atMs: number } => ({
  type,
  param,
  atMs: 0,
});

describe('NetstringReader', () => {
  it('puts texts together whatever the chunks', () => {
    const bytes = Buffer.from(encodeNetstring('grüße') + encodeNetstring('') + encodeNetstring('b'));
    for (let size = 1; size <= bytes.length; size++) {
      const reader = new NetstringReader();
      const texts: string[] = [];
      for (let at = 0; at < bytes.length; at += size)
        texts.push(...reader.read(bytes.subarray(at, at + size)));
      expect(texts).toEqual(['grüße', '', 'b']);
    }
  });

  it('refuses what is no netstring', () => {
    expect(() => new NetstringReader().read(Buffer.from('x:y,'))).toThrow('no netstring');
  });
});

describe('EventQueue', () => {
  it('hands out past events once, the oldest first, then waits for new ones', async () => {
    const queue = new EventQueue();
    queue.push(event('RING', '1'));
    queue.push(event('RING', '2'));
    expect((await queue.waitFor('RING')).param).toBe('1');
    expect((await queue.waitFor('RING')).param).toBe('2');
    const next = queue.waitFor('RING', { matches: ({ param }) => param === '4' });
    queue.push(event('RING', '3'));
    queue.push(event('RING', '4'));
    expect((await next).param).toBe('4');
    expect(queue.events).toHaveLength(4);
  });

  it('rejects with what it saw when the time is over', async () => {
    const queue = new EventQueue();
    queue.push(event('OTHER', ''));
    await expect(queue.waitFor('RING', { timeoutMs: 5 })).rejects.toThrow(
      'No RING within 5 ms. Events so far: OTHER.',
    );
  });

  it('can skip what happened before', async () => {
    const queue = new EventQueue();
    queue.push(event('RING', '1'));
    queue.skip();
    await expect(queue.waitFor('RING', { timeoutMs: 5 })).rejects.toThrow('No RING');
  });
});
