import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PeerPool } from '../../../../../src/renderer/engine/media/peer-pool';
import { SOUND_CODECS } from '../../../../../src/shared/config/settings';
import type { MediaNetwork } from '../../../../../src/renderer/engine/world/media';
import { stubRtc, type RtcWorld } from '../../../../fakes/rtc';
import { fakeLog } from '../../../../fakes/world';

const HERE: MediaNetwork = { servers: [], sameMachine: false };
let world: RtcWorld;
let pool: PeerPool;

beforeEach(() => {
  vi.useFakeTimers();
  world = stubRtc();
  pool = new PeerPool(fakeLog());
});
afterEach(() => {
  pool.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const open = (): number =>
  world.connections.filter(({ signalingState }) => signalingState !== 'closed').length;
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('warm peers', () => {
  it('are one of each role, made before they are needed, with one certificate', async () => {
    pool.warm(HERE);
    pool.warm(HERE);
    await settle();
    expect(world.connections).toHaveLength(2);
    expect(world.certificates).toBe(1);
    expect(world.connections.filter(({ localDescription }) => localDescription)).toHaveLength(1);
  });

  it('are handed out at once, and replaced a second later', async () => {
    pool.warm(HERE);
    await settle();
    const peer = await pool.take('offer', HERE);
    expect(world.connections).toContain(peer.connection as never);
    expect(world.connections).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(world.connections).toHaveLength(3);
    const next = await pool.take('offer', HERE);
    expect(next.connection).not.toBe(peer.connection);
  });

  it('two calls at once get two peers', async () => {
    const [one, two] = await Promise.all([pool.take('offer', HERE), pool.take('offer', HERE)]);
    expect(one.connection).not.toBe(two.connection);
  });

  it('for other servers are others', async () => {
    pool.warm(HERE);
    await settle();
    const peer = await pool.take('offer', {
      servers: [{ url: 'stun:s.example', username: '', credential: '' }],
      sameMachine: false,
    });
    expect(
      (peer.connection as unknown as { configuration: RTCConfiguration }).configuration.iceServers,
    ).toEqual([{ urls: 'stun:s.example' }]);
  });

  it('are renewed before they grow stale, however long the phone rests', async () => {
    pool.warm(HERE);
    await vi.advanceTimersByTimeAsync(60 * 60_000 - 1);
    expect(open()).toBe(2);
    const made = world.connections.length;
    await pool.take('answer', HERE);
    expect(world.connections).toHaveLength(made);
  });

  it('are closed when the last line that wanted them is gone', async () => {
    pool.warm(HERE);
    pool.warm(HERE);
    pool.cool(HERE);
    await settle();
    expect(open()).toBe(2);
    await pool.take('offer', HERE);
    pool.cool(HERE);
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(open()).toBe(1);
    pool.refresh();
    await settle();
    expect(open()).toBe(1);
  });

  it('that have grown stale are made anew', async () => {
    pool.warm(HERE);
    await settle();
    const before = [...world.connections];
    await vi.advanceTimersByTimeAsync(10 * 60_000 + 1);
    const peer = await pool.take('offer', HERE);
    expect(before).not.toContain(peer.connection);
    expect(before.some(({ signalingState }) => signalingState === 'closed')).toBe(true);
  });

  it('are made anew when the network changed, the old ones closed', async () => {
    pool.warm(HERE);
    await settle();
    const before = [...world.connections];
    pool.refresh();
    await settle();
    expect(before.every(({ signalingState }) => signalingState === 'closed')).toBe(true);
    expect(open()).toBe(2);
  });

  it('do without a certificate of their own when none can be made', async () => {
    world.certificateFails = true;
    const peer = await pool.take('answer', HERE);
    expect(peer.connection).toBeDefined();
  });

  it('that could not be made are tried again for the next call', async () => {
    vi.stubGlobal(
      'RTCPeerConnection',
      Object.assign(
        function () {
          throw new Error('too many');
        },
        { generateCertificate: () => Promise.resolve(null) },
      ),
    );
    await expect(pool.take('offer', HERE)).rejects.toThrow('too many');
    world = stubRtc();
    await pool.take('offer', HERE);
    expect(world.connections).toHaveLength(1);
  });

  it('are made anew for another order of codecs, and not for the same', async () => {
    pool.warm(HERE);
    await settle();
    pool.prefer([...SOUND_CODECS]);
    await settle();
    expect(world.connections).toHaveLength(2);
    pool.prefer(['pcma']);
    await settle();
    expect(world.connections).toHaveLength(4);
    expect(open()).toBe(2);
  });

  it('are let go of while nobody looks, and made again for who does', async () => {
    pool.warm(HERE);
    await settle();
    pool.rest(true);
    await settle();
    expect(open()).toBe(0);
    pool.refresh();
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    expect(open()).toBe(0);
    pool.rest(false);
    await settle();
    expect(open()).toBe(2);
  });

  it('are made on the spot for a call while nobody looks, and not replaced', async () => {
    pool.warm(HERE);
    await settle();
    pool.rest(true);
    const peer = await pool.take('answer', HERE);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(peer.connection.signalingState).not.toBe('closed');
    expect(open()).toBe(1);
  });

  it('for a line that came while nobody looked wait for who does', async () => {
    pool.rest(true);
    pool.warm(HERE);
    await settle();
    expect(open()).toBe(0);
    pool.rest(false);
    await settle();
    expect(open()).toBe(2);
  });

  it('are closed with the pool, and none are made after', async () => {
    pool.warm(HERE);
    await pool.take('offer', HERE);
    pool.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(open()).toBe(1);
  });
});
