import { vi } from 'vitest';

type State =
  | 'stable'
  | 'have-local-offer'
  | 'have-local-pranswer'
  | 'have-remote-offer'
  | 'have-remote-pranswer'
  | 'closed';

/** What the fakes below say and do, set by the test. */
export interface RtcWorld {
  readonly connections: FakePeerConnection[];
  /** The next peers never find a candidate until the test gives one. */
  gathers: boolean;
  certificates: number;
  certificateFails: boolean;
}

class FakeSender {
  /** The way of what is sent, where the test gives it one. */
  transport: { state: string; readonly iceTransport: EventTarget & { state: string } } | null = null;
  readonly tracks: (MediaStreamTrack | null)[] = [];
  refuses = false;
  readonly dtmf = {
    canInsertDTMF: true,
    toneBuffer: '',
    insertDTMF: (tones: string, durationMs: number, gapMs: number): void => {
      this.dtmf.toneBuffer = tones;
      this.inserted.push([tones, durationMs, gapMs]);
    },
  };
  readonly inserted: (readonly [string, number, number])[] = [];

  get track(): MediaStreamTrack | null {
    return this.tracks.at(-1) ?? null;
  }

  replaceTrack(track: MediaStreamTrack | null): Promise<void> {
    if (this.refuses) return Promise.reject(new Error('InvalidModificationError'));
    this.tracks.push(track);
    return Promise.resolve();
  }
}

export class FakeTransceiver {
  readonly sender = new FakeSender();
  readonly receiver;
  /** What the receiver heard last. */
  heard: readonly { readonly timestamp: number; readonly audioLevel?: number }[] = [];
  stats: readonly { readonly type: string; readonly audioLevel?: number }[] = [];
  direction: RTCRtpTransceiverDirection = 'sendrecv';
  currentDirection: RTCRtpTransceiverDirection | null = null;
  mid: string | null = null;
  codecs: readonly { readonly mimeType: string }[] = [];

  setCodecPreferences(codecs: readonly { readonly mimeType: string }[]): void {
    this.codecs = codecs;
  }

  stop(): void {
    this.direction = 'stopped';
  }

  constructor(kind: string) {
    this.receiver = {
      track: { kind },
      getSynchronizationSources: () => this.heard,
      getStats: () => Promise.resolve(this.stats),
    };
  }
}

/** A peer connection as far as signalling sees it; descriptions are SDP in miniature. */
export class FakePeerConnection extends EventTarget {
  static world: RtcWorld;
  static generateCertificate(): Promise<RTCCertificate> {
    FakePeerConnection.world.certificates += 1;
    return FakePeerConnection.world.certificateFails
      ? Promise.reject(new Error('no entropy'))
      : Promise.resolve({ expires: 0 } as RTCCertificate);
  }

  readonly transceivers: FakeTransceiver[] = [];
  signalingState: State = 'stable';
  connectionState: RTCPeerConnectionState = 'new';
  iceGatheringState: RTCIceGatheringState = 'new';
  localDescription: { readonly type: string; readonly sdp: string } | null = null;
  remoteDescription: { readonly type: string; readonly sdp: string } | null = null;
  readonly offers: RTCOfferOptions[] = [];
  candidates: string[] = [];
  /** What the next answer agrees on. */
  commonCodec = true;

  constructor(readonly configuration: RTCConfiguration) {
    super();
    FakePeerConnection.world.connections.push(this);
  }

  addTransceiver(kind: string, init: { readonly direction: RTCRtpTransceiverDirection }): FakeTransceiver {
    const transceiver = new FakeTransceiver(kind);
    transceiver.direction = init.direction;
    this.transceivers.push(transceiver);
    return transceiver;
  }

  getTransceivers(): FakeTransceiver[] {
    return this.transceivers;
  }

  createOffer(options: RTCOfferOptions = {}): Promise<RTCSessionDescriptionInit> {
    this.offers.push(options);
    return Promise.resolve({ type: 'offer', sdp: this.#sdp('9') });
  }

  createAnswer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: 'answer', sdp: this.#sdp(this.commonCodec ? '9' : '0') });
  }

  setLocalDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    if (type === 'rollback') {
      for (const line of this.transceivers) if (line.currentDirection === null) line.mid = null;
      this.#signals('stable');
      return Promise.resolve();
    }
    this.#signals(
      type === 'offer' ? 'have-local-offer' : type === 'pranswer' ? 'have-local-pranswer' : 'stable',
    );
    this.localDescription = { type, sdp };
    this.iceGatheringState = 'gathering';
    if (FakePeerConnection.world.gathers) this.finds('host', '192.0.2.1', true);
    return Promise.resolve();
  }

  setRemoteDescription({ type, sdp = '' }: RTCSessionDescriptionInit): Promise<void> {
    const fits =
      type === 'offer' ? this.signalingState === 'stable' : this.signalingState.startsWith('have-');
    if (!fits || sdp.includes('broken'))
      return Promise.reject(new Error(`${type} in ${this.signalingState}`));
    this.remoteDescription = { type, sdp };
    for (const kind of type === 'offer' ? ['audio', 'video'] : []) {
      const has = this.transceivers.some(({ receiver }) => receiver.track.kind === kind);
      if (!has && sdp.includes(`m=${kind}`)) this.addTransceiver(kind, { direction: 'recvonly' }).mid = kind;
    }
    this.#signals(
      type === 'offer' ? 'have-remote-offer' : type === 'pranswer' ? 'have-remote-pranswer' : 'stable',
    );
    return Promise.resolve();
  }

  close(): void {
    this.signalingState = 'closed';
    this.becomes('closed');
  }

  // -------------------------------------------------- for the test

  finds(type: 'host' | 'srflx' | 'relay', address: string, last = false): void {
    this.candidates.push(`a=candidate:1 1 udp 1 ${address} 5000 typ ${type}`);
    if (last) this.iceGatheringState = 'complete';
    if (this.localDescription) this.localDescription = { ...this.localDescription, sdp: this.#sdp('9') };
    this.dispatchEvent(new Event('icecandidate'));
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  becomes(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  hears(kind = 'audio'): { enabled: boolean } {
    const track = { kind, enabled: true };
    this.dispatchEvent(Object.assign(new Event('track'), { track }));
    return track;
  }

  /** Both descriptions are there: what each picture may do is settled. */
  #signals(state: State): void {
    this.signalingState = state;
    const theirs = /^m=video (\d+)[^]*?^a=(\w+)/m.exec(this.remoteDescription?.sdp ?? '');
    for (const line of this.transceivers) {
      if (state !== 'stable' || line.receiver.track.kind !== 'video' || line.mid === null || !theirs)
        continue;
      const [, port, direction = ''] = theirs;
      line.currentDirection = port === '0' ? 'stopped' : agreed(line.direction, direction);
      if (port === '0') line.direction = 'stopped';
    }
    this.dispatchEvent(new Event('signalingstatechange'));
  }

  #sdp(port: string): string {
    const direction = this.transceivers[0]?.direction ?? 'sendrecv';
    const pictures = this.transceivers
      .filter(({ receiver }) => receiver.track.kind === 'video')
      .map((line, at) => {
        line.mid ??= String(at + 1);
        const live = line.direction !== 'stopped';
        return `m=video ${live ? '9' : '0'} UDP/TLS/RTP/SAVPF 96\r\na=mid:${line.mid}\r\na=${live ? line.direction : 'inactive'}`;
      });
    return [
      'v=0',
      `m=audio ${port} UDP/TLS/RTP/SAVPF 111 126`,
      'a=rtpmap:111 opus/48000/2',
      'a=rtpmap:126 telephone-event/48000',
      `a=${direction}`,
      ...this.candidates,
      ...pictures.flatMap((picture) => [picture, ...this.candidates]),
      '',
    ].join('\r\n');
  }
}

function agreed(ours: RTCRtpTransceiverDirection, theirs: string): RTCRtpTransceiverDirection {
  const sends = ours.startsWith('send') && theirs.includes('recv');
  const receives = ours.includes('recv') && theirs.startsWith('send');
  if (sends) return receives ? 'sendrecv' : 'sendonly';
  return receives ? 'recvonly' : 'inactive';
}

/** Puts the fakes in the place of the browser's; `vi.unstubAllGlobals` takes them away. */
export function stubRtc(): RtcWorld {
  const world: RtcWorld = { connections: [], gathers: true, certificates: 0, certificateFails: false };
  FakePeerConnection.world = world;
  vi.stubGlobal('RTCPeerConnection', FakePeerConnection);
  vi.stubGlobal('RTCRtpReceiver', { getCapabilities: () => ({ codecs: [{ mimeType: 'video/VP8' }] }) });
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(readonly tracks: readonly unknown[]) {}
      getAudioTracks(): readonly unknown[] {
        return this.tracks;
      }
    },
  );
  return world;
}
