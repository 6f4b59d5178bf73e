import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPeer } from '../../../../../src/renderer/engine/media/peer';
import { WebRtcCall } from '../../../../../src/renderer/engine/media/web-rtc-call';
import type { MediaNetwork } from '../../../../../src/renderer/engine/world/media';
import type { MicrophoneFault, MicrophoneLease } from '../../../../../src/renderer/engine/sound/ports';
import { fail, ok, type Result } from '../../../../../src/shared/domain/result';
import { stubRtc, type FakePeerConnection, type RtcWorld } from '../../../../fakes/rtc';
import { settled } from '../../../../fakes/sip-agent';
import { fakeLog } from '../../../../fakes/world';

const HERE: MediaNetwork = { servers: [], sameMachine: false };
const CODEC = 'a=rtpmap:111 opus/48000/2\r\n';
const DIGITS = 'a=rtpmap:126 telephone-event/48000\r\n';
const REMOTE = `v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 4000 UDP/TLS/RTP/SAVPF 111 126\r\n${CODEC}${DIGITS}a=sendrecv\r\n`;

let world: RtcWorld;
let told: string[];
let played: string[];
let openMicrophone: (result: Result<MicrophoneLease, MicrophoneFault>) => void;
let released: number;
let replaced: (track: MediaStreamTrack) => void;
let lost: () => void;
let lines: string[];
let soundChanges: number;

beforeEach(() => {
  world = stubRtc();
  told = [];
  played = [];
  lines = [];
  released = 0;
  soundChanges = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const track = (id: string): MediaStreamTrack => ({ id, kind: 'audio', enabled: true }) as MediaStreamTrack;

function lease(id = 'mic'): MicrophoneLease {
  return {
    track: track(id),
    release: () => (released += 1),
    onReplaced: (listener) => {
      replaced = listener;
      return () => undefined;
    },
    onLost: (listener) => {
      lost = listener;
      return () => undefined;
    },
  };
}

async function made(role: 'offer' | 'answer', ready: Promise<void> = Promise.resolve()) {
  const silence = { track: track('silence'), stop: vi.fn() };
  const peer = (async () => {
    await ready;
    const fresh = createPeer(HERE, null, role);
    if (role === 'offer') await fresh.describe();
    return fresh;
  })();
  peer.catch(() => undefined);
  const media = new WebRtcCall({
    id: 'call',
    peer,
    role,
    listener: {
      onHealth: (health) => told.push(health),
      onMicrophone: (state) => told.push(`microphone ${state}`),
      onPicture: ({ line, sends, receives }) =>
        told.push(
          ['picture', line, ...(sends ? ['sends'] : []), ...(receives ? ['receives'] : [])].join(' '),
        ),
      onSound: () => (soundChanges += 1),
    },
    microphone: { open: () => new Promise((resolve) => (openMicrophone = resolve)) },
    output: { play: (id) => played.push(`play ${id}`), stop: (id) => played.push(`stop ${id}`) },
    silence: () => silence,
    made: () => null,
    log: fakeLog(lines),
  });
  await settled();
  return { media, silence, connection: world.connections[0] as FakePeerConnection };
}

async function up() {
  const call = await made('offer');
  await call.media.localDescription();
  await call.media.applyRemote(REMOTE, false);
  return call;
}

describe('a call we place', () => {
  it('has its offer before it is asked, and makes it once', async () => {
    const { media, connection } = await made('offer');
    expect(await media.localDescription()).toContain('a=sendrecv');
    expect(connection.offers).toHaveLength(1);
    await media.applyRemote(REMOTE, false);
    expect(connection.signalingState).toBe('stable');
  });

  it('says what it wants of Opus, and sends one channel whatever is asked for', async () => {
    const { media, connection } = await made('offer');
    expect(await media.localDescription()).toContain('a=fmtp:111 useinbandfec=1;usedtx=1');
    await media.applyRemote(`${REMOTE}a=fmtp:111 stereo=1;useinbandfec=1\r\n`, false);
    expect(connection.remoteDescription?.sdp).toContain('a=fmtp:111 useinbandfec=1\r\n');
  });

  it('takes early media, from two phones, and then the answer', async () => {
    const { media, connection } = await made('offer');
    await media.localDescription();
    await media.applyRemote(REMOTE, true);
    await media.applyRemote(REMOTE, true);
    expect(connection.signalingState).toBe('have-remote-pranswer');
    await media.applyRemote(REMOTE, false);
    expect(connection.remoteDescription?.type).toBe('answer');
  });

  it.each([
    ['no audio', REMOTE.replace('m=audio 4000', 'm=audio 0')],
    ['nonsense', 'broken m=audio 4000'],
    ['nothing', ''],
  ])('rejects an answer with %s', async (_what, sdp) => {
    const { media } = await made('offer');
    await media.localDescription();
    await expect(media.applyRemote(sdp, false)).rejects.toThrow();
  });
});

describe('a call to us', () => {
  it('has its answer made while it rings', async () => {
    const { media, connection } = await made('answer');
    await media.applyRemote(REMOTE, false);
    expect(connection.signalingState).toBe('stable');
    expect(await media.localDescription()).toContain('m=audio 9');
    expect(connection.offers).toEqual([]);
    expect(connection.transceivers[0]?.direction).toBe('sendrecv');
  });

  it('rejects an offer with nothing in common', async () => {
    const { media, connection } = await made('answer');
    connection.commonCodec = false;
    connection.iceGatheringState = 'complete';
    world.gathers = false;
    await expect(media.applyRemote(REMOTE, false)).rejects.toThrow('no common codec');
  });

  it('rejects an offer without audio', async () => {
    const { media } = await made('answer');
    await expect(media.applyRemote('v=0\r\nm=video 4000 X 1\r\n', false)).rejects.toThrow('no audio');
  });

  it('puts a microphone in that came before the offer was applied', async () => {
    const { media, connection } = await made('answer');
    media.openMicrophone();
    openMicrophone(ok(lease()));
    await settled();
    await media.applyRemote(REMOTE, false);
    expect(connection.transceivers[0]?.sender.track?.id).toBe('mic');
  });
});

describe('the microphone', () => {
  it('goes in when it opens, muted when it was muted meanwhile', async () => {
    const { media, connection } = await up();
    media.openMicrophone();
    media.setMicrophoneEnabled(false);
    const mine = lease();
    openMicrophone(ok(mine));
    await settled();
    expect(connection.transceivers[0]?.sender.track?.id).toBe('mic');
    expect(mine.track.enabled).toBe(false);
    media.setMicrophoneEnabled(true);
    expect(mine.track.enabled).toBe(true);
    expect(told).toEqual(['microphone opening', 'microphone live']);
  });

  it('that is cut stays out, whatever device it is, until it is heard again', async () => {
    const { media, connection } = await up();
    expect(await media.voiceLevel()).toBe(-100);
    media.cutMicrophone();
    media.openMicrophone();
    const mine = lease();
    openMicrophone(ok(mine));
    await settled();
    const sender = connection.transceivers[0]?.sender;
    media.cutMicrophone();
    await settled();
    expect(sender?.track).toBeNull();
    replaced(track('other'));
    await settled();
    expect(sender?.track).toBeNull();
    expect(await media.voiceLevel()).toBe(-100);
    media.setMicrophoneEnabled(false);
    expect(sender?.track).toBeNull();
    media.setMicrophoneEnabled(true);
    await settled();
    expect(sender?.track?.id).toBe('mic');
  });

  it.each(['denied', 'missing', 'busy'] as const)(
    'that is %s is silence, and the call goes on',
    async (fault) => {
      const { media, connection, silence } = await up();
      media.openMicrophone();
      openMicrophone(fail(fault, 'set by the test'));
      await settled();
      expect(connection.transceivers[0]?.sender.track?.id).toBe('silence');
      expect(told.at(-1)).toBe(`microphone ${fault}`);
      media.close();
      expect(silence.stop).toHaveBeenCalledOnce();
    },
  );

  it.each(['missing', 'busy'] as const)('that was %s is used as soon as it can be', async (fault) => {
    const { media, connection, silence } = await up();
    media.setMicrophoneEnabled(false);
    vi.useFakeTimers();
    media.openMicrophone();
    const tries = async (result: Result<MicrophoneLease, MicrophoneFault>): Promise<void> => {
      openMicrophone(result);
      await vi.advanceTimersByTimeAsync(3_000);
    };
    await tries(fail(fault, 'set by the test'));
    await tries(fail(fault, 'set by the test'));
    const mine = lease();
    await tries(ok(mine));
    vi.useRealTimers();
    expect(told).toEqual(['microphone opening', `microphone ${fault}`, 'microphone live']);
    expect(connection.transceivers[0]?.sender.track?.id).toBe('mic');
    expect(mine.track.enabled).toBe(false);
    media.close();
    expect([silence.stop.mock.calls.length, released]).toEqual([1, 1]);
  });

  it.each([
    ['the person refused', 'denied', false],
    ['the call is over', 'missing', true],
  ] as const)('is not asked for again when %s', async (_why, fault, over) => {
    const { media } = await up();
    vi.useFakeTimers();
    media.openMicrophone();
    openMicrophone(fail(fault, 'set by the test'));
    await vi.advanceTimersByTimeAsync(0);
    if (over) media.close();
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });

  it('is replaced when the device changes, and told when it is lost', async () => {
    const { media, connection } = await up();
    media.openMicrophone();
    openMicrophone(ok(lease()));
    await settled();
    const before = soundChanges;
    lost();
    replaced(track('other'));
    await settled();
    expect([soundChanges - before, media.outgoingSound()?.id]).toEqual([1, 'other']);
    expect(told.slice(-2)).toEqual(['microphone lost', 'microphone live']);
    expect(connection.transceivers[0]?.sender.track?.id).toBe('other');
  });

  it('that opens after the end is given back', async () => {
    const { media } = await up();
    media.openMicrophone();
    media.close();
    openMicrophone(ok(lease()));
    await settled();
    expect(released).toBe(1);
    expect(told).not.toContain('microphone live');
  });

  it('that the browser refuses is logged', async () => {
    const { media, connection } = await up();
    const [transceiver] = connection.transceivers;
    if (transceiver) transceiver.sender.refuses = true;
    media.openMicrophone();
    openMicrophone(ok(lease()));
    await settled();
    expect(lines.join()).toContain('microphone track');
  });
});

describe('the path', () => {
  it('is told as it changes', async () => {
    const { connection } = await up();
    for (const state of ['connecting', 'connected', 'disconnected', 'connected', 'failed'] as const) {
      connection.becomes(state);
    }
    expect(told).toEqual(['connecting', 'flowing', 'interrupted', 'flowing', 'failed']);
  });

  it('that failed is rebuilt by the next description (ICE restart, RFC 8445 §9)', async () => {
    const { media, connection } = await up();
    connection.becomes('failed');
    await media.localDescription();
    expect(connection.offers.at(-1)).toEqual({ iceRestart: true });
    await media.applyRemote(REMOTE, false);
    connection.becomes('connected');
    await media.localDescription();
    expect(connection.offers.at(-1)).toEqual({ iceRestart: false });
  });

  it('that is interrupted is rebuilt too: a re-INVITE then comes from a new network', async () => {
    const { media, connection } = await up();
    connection.becomes('disconnected');
    await media.localDescription();
    expect(connection.offers.at(-1)).toEqual({ iceRestart: true });
  });

  it('that failed while there was no socket is rebuilt once there is one', async () => {
    const { media, connection } = await up();
    connection.becomes('failed');
    await media.localDescription();
    // The re-INVITE could not be sent.
    await media.rollback();
    await media.localDescription();
    expect(connection.offers.at(-1)).toEqual({ iceRestart: true });
  });

  it('plays what comes in', async () => {
    const { media, connection } = await up();
    media.openMicrophone();
    connection.hears('video');
    connection.hears();
    expect(played).toEqual(['play call']);
    media.close();
    connection.hears();
    expect(played).toEqual(['play call', 'stop call']);
  });

  it('is silent at once, and heard again, as the person turns away and back', async () => {
    const { media, connection } = await up();
    const voice = connection.hears();
    media.setFarHeard(false);
    expect(voice.enabled).toBe(false);
    expect(connection.hears().enabled).toBe(false);
    media.setFarHeard(true);
    expect(connection.hears().enabled).toBe(true);
  });

  it('tells how loud the far end is, and nothing once nothing comes any more', async () => {
    const { media, connection } = await up();
    const [line] = connection.transceivers;
    if (!line) throw new Error('no line');
    expect(await media.farLevelRatio()).toBe(0);
    line.heard = [{ timestamp: 1_000, audioLevel: 0.25 }];
    expect(await media.farLevelRatio()).toBe(0.25);
    expect(await media.farLevelRatio()).toBe(0);
    // Most gateways take the level out of the packets.
    line.heard = [{ timestamp: 1_020 }];
    line.stats = [{ type: 'codec' }, { type: 'inbound-rtp', audioLevel: 0.125 }];
    expect(await media.farLevelRatio()).toBe(0.125);
    line.heard = [{ timestamp: 1_040 }];
    line.stats = [{ type: 'inbound-rtp' }];
    expect(await media.farLevelRatio()).toBe(0);
  });

  it('lets nobody be heard before the call is answered: it still rings', async () => {
    const { media, connection } = await made('answer');
    await media.applyRemote(REMOTE, false);
    connection.hears();
    expect(played).toEqual([]);
    media.openMicrophone();
    expect(played).toEqual(['play call']);
  });
});

describe('hold', () => {
  it('is said in the next description, and taken back in the one after', async () => {
    const { media } = await up();
    media.setHold(true);
    expect(await media.localDescription()).toContain('a=sendonly');
    await media.applyRemote(REMOTE, false);
    media.setHold(false);
    expect(await media.localDescription()).toContain('a=sendrecv');
  });

  it('that is refused is rolled back; without an offer there is nothing to roll back', async () => {
    const { media, connection } = await up();
    media.setHold(true);
    await media.localDescription();
    expect(connection.signalingState).toBe('have-local-offer');
    await media.rollback();
    expect(connection.signalingState).toBe('stable');
    await media.rollback();
  });

  it('by the far end is heard from its description', async () => {
    const { media } = await up();
    expect(media.remoteHold()).toBe(false);
    await media.applyRemote(REMOTE.replace('sendrecv', 'sendonly'), false);
    expect(media.remoteHold()).toBe(true);
    await media.localDescription();
    await media.applyRemote(REMOTE, false);
    expect(media.remoteHold()).toBe(false);
  });
});

describe('digits', () => {
  it('go with 100 ms tones, after those that are still playing', async () => {
    const { media, connection } = await up();
    expect(media.sendDtmf('1')).toBe(true);
    expect(media.sendDtmf('2')).toBe(true);
    expect(connection.transceivers[0]?.sender.inserted).toEqual([
      ['1', 100, 70],
      ['12', 100, 70],
    ]);
  });

  it('go nowhere when they were not agreed', async () => {
    const { media, connection } = await made('offer');
    expect(media.sendDtmf('1')).toBe(false);
    await media.localDescription();
    await media.applyRemote(REMOTE.replace(DIGITS, ''), false);
    expect(media.sendDtmf('1')).toBe(false);
    expect(connection.transceivers[0]?.sender.inserted).toEqual([]);
  });
});

describe('the end', () => {
  it('before the peer is there closes it when it comes', async () => {
    let ready: () => void = () => undefined;
    const { media } = await made('offer', new Promise((resolve) => (ready = resolve)));
    media.close();
    media.close();
    ready();
    await settled();
    expect(world.connections[0]?.signalingState).toBe('closed');
    expect(told).toEqual([]);
  });

  it('closes the connection and gives the microphone back, once', async () => {
    const { media, connection } = await up();
    media.openMicrophone();
    openMicrophone(ok(lease()));
    await settled();
    media.close();
    media.close();
    await settled();
    expect(connection.signalingState).toBe('closed');
    expect(released).toBe(1);
    expect(played).toEqual(['stop call']);
  });
});

describe('no peer at all', () => {
  it('is told as failed; nothing else breaks', async () => {
    const { media } = await made('offer', Promise.reject(new Error('too many connections')));
    await expect(media.localDescription()).rejects.toThrow('too many');
    await expect(media.applyRemote(REMOTE, false)).rejects.toThrow('too many');
    media.openMicrophone();
    openMicrophone(ok(lease()));
    await settled();
    expect(media.sendDtmf('1')).toBe(false);
    media.close();
    await settled();
    expect(told).toContain('failed');
    expect(released).toBe(1);
  });
});

const picture = (port: number, direction: string) =>
  `m=video ${String(port)} UDP/TLS/RTP/SAVPF 96\r\na=${direction}\r\n`;
const cameraTrack = { id: 'camera', kind: 'video' } as MediaStreamTrack;

describe('a picture', () => {
  it('is in no description before it is wanted, and goes into the warm offer when it is', async () => {
    const { media, connection } = await made('offer');
    expect(await media.localDescription()).not.toContain('m=video');
    const withVideo = await made('offer');
    withVideo.media.wantPicture(true);
    expect(await withVideo.media.localDescription()).toContain('m=video 9');
    expect(connection.transceivers).toHaveLength(1);
  });

  it('is added by a re-INVITE, and switched off and on in the same line', async () => {
    const { media, connection } = await up();
    media.wantPicture(true);
    media.sendPicture(cameraTrack);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=sendrecv/);
    await media.applyRemote(REMOTE + picture(4002, 'recvonly'), false);
    expect(connection.transceivers[1]?.sender.track).toBe(cameraTrack);
    media.wantPicture(false);
    media.sendPicture(null);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=recvonly/);
    await media.applyRemote(REMOTE + picture(4002, 'inactive'), false);
    media.wantPicture(true);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=sendrecv/);
    await media.applyRemote(REMOTE + picture(4002, 'sendrecv'), false);
    expect(connection.transceivers).toHaveLength(2);
    expect(told).toEqual(['picture open sends', 'picture open', 'picture open sends receives']);
  });

  it('of theirs is taken, and ours stays at home, also on hold', async () => {
    const { media, connection } = await made('answer');
    await media.applyRemote(REMOTE + picture(4002, 'sendrecv'), false);
    expect(connection.signalingState).toBe('have-local-pranswer');
    expect(told).toEqual([]);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=recvonly/);
    expect(told).toEqual(['picture open receives']);
    expect(media.farPicture()?.kind).toBe('video');
    media.setHold(true);
    expect(await media.localDescription()).toMatch(/a=sendonly[^]*m=video 9[^]*a=inactive/);
  });

  it('of ours goes into the answer to a call that rings, when the person says so', async () => {
    const { media } = await made('answer');
    await media.applyRemote(REMOTE + picture(4002, 'sendrecv'), false);
    media.wantPicture(true);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=sendrecv/);
    expect(told).toEqual(['picture open sends receives']);
  });

  it.each([
    ['declines it', picture(0, 'inactive')],
    ['leaves it out', ''],
  ])(
    'is told as refused where the far end %s; the next wish gets a line of its own',
    async (_how, section) => {
      const { media, connection } = await up();
      media.wantPicture(true);
      await media.localDescription();
      await media.applyRemote(REMOTE + section, false);
      expect(told).toEqual(['picture refused']);
      expect(media.farPicture()).toBeNull();
      await media.localDescription();
      expect(connection.transceivers).toHaveLength(3);
      await media.applyRemote(REMOTE + section, false);
      expect(told).toEqual(['picture refused', 'picture refused']);
    },
  );

  it('that was refused with the whole offer is said no more, until it is wanted again', async () => {
    const { media, connection } = await up();
    media.wantPicture(true);
    await media.localDescription();
    await media.rollback();
    media.wantPicture(false);
    media.setHold(true);
    expect(await media.localDescription()).not.toContain('m=video');
    await media.applyRemote(REMOTE, false);
    expect(connection.transceivers[1]?.direction).toBe('stopped');
    media.wantPicture(true);
    media.setHold(false);
    expect(await media.localDescription()).toMatch(/m=video 9[^]*a=sendrecv/);
    expect(connection.transceivers).toHaveLength(3);
  });

  it('that can no longer be sent is only a line in the log', async () => {
    const { media, connection } = await up();
    media.wantPicture(true);
    await media.localDescription();
    const sender = connection.transceivers[1]?.sender;
    if (sender) sender.refuses = true;
    media.sendPicture(cameraTrack);
    await settled();
    expect(lines.join()).toContain('picture: InvalidModificationError');
  });

  it('that loses a way of its own costs no sound; the sound’s own way is told', async () => {
    const { media, connection } = await up();
    const iceTransport = Object.assign(new EventTarget(), { state: 'connected' });
    const sender = connection.transceivers[0]?.sender;
    if (sender) sender.transport = { state: 'connected', iceTransport };
    media.wantPicture(true);
    await media.localDescription();
    await media.applyRemote(REMOTE + picture(4002, 'recvonly'), false);
    told.length = 0;
    connection.becomes('failed');
    expect(told).toEqual(['flowing']);
    iceTransport.state = 'disconnected';
    iceTransport.dispatchEvent(new Event('statechange'));
    expect(told).toEqual(['flowing', 'failed']);
  });
});
