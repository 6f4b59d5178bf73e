import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PATIENCE_MS, RESTART_PATIENCE_MS } from '../../../../../src/renderer/engine/media/candidates';
import { createPeer } from '../../../../../src/renderer/engine/media/peer';
import type { MediaNetwork } from '../../../../../src/renderer/engine/world/media';
import { stubRtc, type FakePeerConnection, type RtcWorld } from '../../../../fakes/rtc';

const PLAIN: MediaNetwork = { servers: [], sameMachine: false };
const TURN: MediaNetwork = {
  servers: [{ url: 'turn:t.example', username: 'al', credential: 'pw' }],
  sameMachine: false,
};
let world: RtcWorld;

beforeEach(() => {
  vi.useFakeTimers();
  world = stubRtc();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function offering(network: MediaNetwork, options?: RTCOfferOptions) {
  world.gathers = false;
  const peer = createPeer(network, null, 'offer');
  await peer.describe(options);
  const connection = world.connections[0] as FakePeerConnection;
  let sdp: string | null = null;
  void peer.usableDescription().then((usable) => (sdp = usable));
  const now = async (ms = 0): Promise<string | null> => {
    await vi.advanceTimersByTimeAsync(ms);
    return sdp;
  };
  return { connection, now };
}

describe('a peer', () => {
  it('that offers has a transceiver; one that answers waits for theirs, gathering already', () => {
    createPeer(PLAIN, null, 'offer');
    createPeer(PLAIN, null, 'answer');
    const [offer, answer] = world.connections;
    expect([offer?.transceivers.length, answer?.transceivers.length]).toEqual([1, 0]);
    expect(offer?.configuration).toMatchObject({ bundlePolicy: 'balanced', iceCandidatePoolSize: 0 });
    expect(answer?.configuration.iceCandidatePoolSize).toBe(1);
    expect(offer?.configuration).not.toHaveProperty('certificates');
  });

  it('names the codecs in the order that is liked, in its offer and in its answer', async () => {
    const codecs = ['PCMU', 'PCMA', 'opus'].map((name) => ({ mimeType: `audio/${name}` }));
    vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs }) });
    const named = (connection: FakePeerConnection | undefined) =>
      connection?.transceivers.map((line) => line.codecs.map(({ mimeType }) => mimeType));
    createPeer(PLAIN, null, 'offer', ['pcma', 'opus']);
    expect(named(world.connections[0])).toEqual([['audio/PCMA', 'audio/opus']]);
    const answering = createPeer(PLAIN, null, 'answer', ['opus', 'pcmu']);
    await answering.connection.setRemoteDescription({
      type: 'offer',
      sdp: 'm=audio 9 RTP/SAVPF 0\nm=video 9',
    });
    await answering.describe();
    expect(named(world.connections[1])).toEqual([['audio/opus', 'audio/PCMU'], []]);
    expect(await answering.usableDescription()).toContain('useinbandfec=1;usedtx=1');
  });

  it('leaves as soon as there is a candidate and nobody to wait for', async () => {
    const { connection, now } = await offering(PLAIN);
    expect(await now(1_000)).toBeNull();
    connection.finds('host', '192.0.2.1');
    expect(await now()).toContain('192.0.2.1');
  });

  it('waits for TURN, but not for a dead one', async () => {
    const { connection, now } = await offering(TURN);
    connection.finds('host', '192.0.2.1');
    expect(await now(PATIENCE_MS - 10)).toBeNull();
    expect(await now(12)).toContain('192.0.2.1');
  });

  it('gives TURN a second when the sound is gone already', async () => {
    const { connection, now } = await offering(TURN, { iceRestart: true });
    connection.finds('host', '192.0.2.1');
    expect(await now(RESTART_PATIENCE_MS - 10)).toBeNull();
    expect(await now(12)).toContain('192.0.2.1');
  });

  it('leaves at once when TURN answers', async () => {
    const { connection, now } = await offering(TURN);
    connection.finds('host', '192.0.2.1');
    connection.finds('relay', '203.0.113.1');
    expect(await now()).toContain('203.0.113.1');
  });

  it('leaves without candidates when there are none at all', async () => {
    const { connection, now } = await offering(TURN);
    connection.iceGatheringState = 'complete';
    connection.dispatchEvent(new Event('icegatheringstatechange'));
    expect(await now()).toContain('m=audio');
  });

  it('tells a gateway elsewhere nothing of loopback, one on this machine all of it', async () => {
    for (const sameMachine of [false, true]) {
      world = stubRtc();
      const { connection, now } = await offering({ ...TURN, sameMachine });
      connection.finds('host', '127.0.0.1');
      connection.finds('relay', '203.0.113.1');
      expect((await now())?.includes('127.0.0.1')).toBe(sameMachine);
    }
  });
});
