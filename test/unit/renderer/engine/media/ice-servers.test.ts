import { describe, expect, it } from 'vitest';
import { isRelay, networkKey, rtcIceServers } from '../../../../../src/renderer/engine/media/ice-servers';

const server = (url: string, username = 'al', credential = 'pw') => ({ url, username, credential });

describe('ICE servers', () => {
  it('get credentials only where they relay', () => {
    expect(rtcIceServers([server('stun:s.example'), server('turns:t.example:443?transport=tcp')])).toEqual([
      { urls: 'stun:s.example' },
      { urls: 'turns:t.example:443?transport=tcp', username: 'al', credential: 'pw' },
    ]);
  });

  it.each(['', 'stun:', 'stun: x', 'http://x', 'javascript:alert(1)', 'stun:a b', ' stun:x'])(
    'leave out %j, on which a browser would throw',
    (url) => {
      expect(rtcIceServers([server(url)])).toEqual([]);
    },
  );

  it('know which relay', () => {
    expect([isRelay('turn:x'), isRelay('TURNS:x'), isRelay('stun:x')]).toEqual([true, true, false]);
  });

  it('make a key that differs when anything does', () => {
    const keys = [
      networkKey({ servers: [], sameMachine: false }),
      networkKey({ servers: [], sameMachine: true }),
      networkKey({ servers: [server('stun:a')], sameMachine: false }),
      networkKey({ servers: [server('stun:a', 'bob')], sameMachine: false }),
      networkKey({ servers: [server('stun:a', 'al', 'other')], sameMachine: false }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(networkKey({ servers: [server('stun:a')], sameMachine: false })).toBe(keys[2]);
  });
});
