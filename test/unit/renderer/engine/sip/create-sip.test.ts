import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSip } from '../../../../../src/renderer/engine/sip/create-sip';
import { ALICE } from '../../../../fakes/account';
import { realClock } from '../../../../fakes/clock';
import { fakeLog } from '../../../../fakes/world';

const LISTENER = {
  onSocketLost: () => undefined,
  onProven: () => undefined,
  onTimer: () => undefined,
  onIncoming: () => undefined,
};
const factory = createSip(fakeLog(), realClock(), 'Offhook test');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('agents on real sockets', () => {
  it.each([
    ['wss://gw.example.com:7443/ws', ALICE.address, 'wss://gw.example.com:7443/ws'],
    ['', ALICE.address, 'wss://example.com'],
    ['', 'sip:alice@example.com:5061', 'wss://example.com:5061'],
  ])('server %j of %s: %s', async (server, address, url) => {
    const urls: string[] = [];
    class Socket extends EventTarget {
      constructor(given: string) {
        super();
        urls.push(given);
        queueMicrotask(() => this.dispatchEvent(Object.assign(new Event('close'), { code: 1006 })));
      }
    }
    vi.stubGlobal('WebSocket', Socket);
    const agent = factory.create({ ...ALICE, server, address }, 'hunter2', LISTENER);
    await expect(agent.connect()).rejects.toMatchObject({ code: 'unreachable' });
    expect(urls).toEqual([url]);
    agent.dispose();
  });

  it('refuse a server that would carry the password in the clear', () => {
    expect(() => factory.create({ ...ALICE, server: 'ws://example.com' }, 'x', LISTENER)).toThrow(
      /insecure-server/,
    );
  });

  it('refuse an account whose address is none', () => {
    expect(() => factory.create({ ...ALICE, address: 'nobody' }, 'x', LISTENER)).toThrow();
  });
});
