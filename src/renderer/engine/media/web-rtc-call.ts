import type { MediaHealth } from '../../../shared/domain/call-machine';
import type { PictureAgreement } from '../../../shared/domain/video-machine';
import type { Log } from '../../../shared/log/levels';
import type { CallMedia, CallMediaListener } from '../world/media';
import type { MadeTrack, MicrophoneSource, RemoteAudio, Sound } from '../sound/ports';
import { CallMicrophone } from './call-microphone';
import { OutgoingMix } from './outgoing-mix';
import type { Peer } from './peer';
import { inOurOrder } from './sound-codecs';
import { soundState, soundWay } from './sound-way';
import { withoutStereo } from './opus-format';
import { PictureLine } from './picture-line';
import { voiceLevel } from './voice-level';
import {
  carriesTelephoneEvents,
  hasAudio,
  hasPicture,
  isHeldByRemote,
  withEverySection,
  withoutPicture,
} from './sdp';

export interface CallMediaParts {
  readonly id: string;
  readonly peer: Promise<Peer>;
  readonly role: 'offer' | 'answer';
  readonly listener: CallMediaListener;
  readonly microphone: MicrophoneSource;
  readonly output: RemoteAudio;
  readonly silence: () => MadeTrack | null;
  readonly made: Sound['made'];
  readonly log: Log;
}

const HEALTH: Readonly<Partial<Record<RTCPeerConnectionState, Exclude<MediaHealth, 'idle'> | 'failed'>>> = {
  connecting: 'connecting',
  connected: 'flowing',
  disconnected: 'interrupted',
  failed: 'failed',
};

const NO_PICTURE: PictureAgreement = {
  line: 'none',
  offered: false,
  sends: false,
  receives: false,
};

/** One call's sound, and its picture where there is one, over one peer connection. */
export class WebRtcCall implements CallMedia {
  /** A description of ours is made and not yet taken; a warm offer is from the start. */
  #untaken: boolean;
  #held = false;
  #remoteHeld = false;
  #remoteSdp = '';
  #closed = false;
  #sending: Promise<void> = Promise.resolve();
  readonly #outgoing: OutgoingMix;
  readonly #microphone: CallMicrophone;
  #peer: Peer | null = null;
  /** When the level that was told last was measured. */
  #levelAt = 0;
  #far: MediaStream | null = null;
  #farHeard = true;
  /** We take part: our call, or theirs once it is answered. */
  #joined = false;
  readonly #picture: PictureLine;
  #toldPicture = NO_PICTURE;
  #watched: RTCDtlsTransport | null = null;

  constructor(private readonly parts: CallMediaParts) {
    this.#untaken = parts.role === 'offer';
    this.#picture = new PictureLine(parts.log);
    this.#outgoing = new OutgoingMix(parts.made, (track) => {
      void this.#send(track);
      parts.listener.onSound();
    });
    this.#microphone = new CallMicrophone({
      source: parts.microphone,
      silence: parts.silence,
      feed: (track) => {
        this.#outgoing.setMicrophone(track);
        return this.#sending;
      },
      onState: (state) => {
        parts.listener.onMicrophone(state);
      },
    });
    parts.peer.then(
      (peer) => {
        this.#listen(peer);
      },
      () => {
        parts.listener.onHealth('failed');
      },
    );
  }

  async localDescription(): Promise<string> {
    const peer = await this.parts.peer;
    const { connectionState, signalingState } = peer.connection;
    const offers = signalingState === 'stable' || signalingState === 'have-local-offer';
    // A warm offer is for sound; an answer with a picture waits for the person's word on ours.
    const unfinished =
      signalingState === 'have-local-pranswer' ||
      (signalingState === 'have-local-offer' && this.#picture.wanted);
    if (!this.#untaken || unfinished) {
      this.#direct(peer.connection);
      // Asked of the connection, not remembered: a restart that could not be sent must be made again.
      await peer.describe({ iceRestart: connectionState === 'failed' || connectionState === 'disconnected' });
    }
    this.#untaken = false;
    const description = await peer.usableDescription();
    return offers && this.#picture.unseen ? withoutPicture(description) : description;
  }

  async applyRemote(sdp: string, provisional: boolean): Promise<void> {
    const { connection, codecs } = await this.parts.peer;
    const first = connection.localDescription === null;
    const ours = connection.signalingState;
    const answer = ours === 'have-local-offer' || ours === 'have-remote-pranswer';
    if (answer && !hasAudio(sdp)) throw new Error('no audio in the answer');
    await connection.setRemoteDescription({
      type: answer ? (provisional ? 'pranswer' : 'answer') : 'offer',
      sdp: withoutStereo(
        answer ? withEverySection(sdp, connection.localDescription?.sdp ?? '') : inOurOrder(sdp, codecs),
      ),
    });
    this.#remoteSdp = sdp;
    this.#remoteHeld = isHeldByRemote(sdp);
    if (first) await this.#prepareAnswer();
  }

  setHold(on: boolean): void {
    this.#held = on;
  }

  async rollback(): Promise<void> {
    const { connection } = await this.parts.peer;
    this.#picture.takeBack();
    if (connection.signalingState !== 'stable') await connection.setLocalDescription({ type: 'rollback' });
  }

  setMicrophoneEnabled(enabled: boolean): void {
    this.#microphone.setEnabled(enabled);
  }

  voiceLevel(): Promise<number | null> {
    return voiceLevel(this.#audio()?.sender ?? null, this.#microphone.track);
  }

  cutMicrophone(): void {
    this.#microphone.cut();
  }

  setFarHeard(on: boolean): void {
    this.#farHeard = on;
    for (const track of this.#far?.getAudioTracks() ?? []) track.enabled = on;
  }

  openMicrophone(): void {
    this.#joined = true;
    this.#hearFar();
    this.#microphone.open();
  }

  sendDtmf(tones: string): boolean {
    const dtmf = this.#audio()?.sender.dtmf;
    if (!dtmf?.canInsertDTMF || !carriesTelephoneEvents(this.#remoteSdp)) return false;
    // 100 ms a digit, 70 ms between: what voice menus were built for (ITU-T Q.24 asks for 40 ms).
    dtmf.insertDTMF(dtmf.toneBuffer + tones, 100, 70);
    return true;
  }

  remoteHold(): boolean {
    return this.#remoteHeld;
  }

  wantPicture(send: boolean): void {
    this.#picture.want(send);
  }

  sendPicture(track: MediaStreamTrack | null): void {
    this.#picture.send(track);
  }

  farPicture(): MediaStreamTrack | null {
    return this.#picture.farPicture();
  }

  addSound(track: MediaStreamTrack): () => void {
    return this.#outgoing.add(track);
  }

  outgoingSound(): MediaStreamTrack | null {
    return this.#outgoing.track;
  }

  farSound(): MediaStreamTrack | null {
    return this.#far?.getAudioTracks()[0] ?? null;
  }

  async farLevelRatio(): Promise<number> {
    const receiver = this.#audio()?.receiver;
    const source = receiver?.getSynchronizationSources()[0];
    // What came last is told for seconds after nothing comes any more.
    if (!receiver || !source || source.timestamp === this.#levelAt) return 0;
    this.#levelAt = source.timestamp;
    return source.audioLevel ?? decodedLevel(await receiver.getStats());
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#outgoing.close();
    this.#microphone.close();
    this.parts.output.stop(this.parts.id);
    this.parts.peer.then(
      ({ connection }) => {
        connection.close();
      },
      () => undefined,
    );
  }

  #listen(peer: Peer): void {
    this.#peer = peer;
    const { connection } = peer;
    if (this.#closed) {
      connection.close();
      return;
    }
    connection.addEventListener('track', (event) => {
      if (event.track.kind !== 'audio') return;
      event.track.enabled = this.#farHeard;
      this.#far = new MediaStream([event.track]);
      this.#hearFar();
      this.parts.listener.onSound();
    });
    connection.addEventListener('signalingstatechange', () => {
      if (connection.signalingState !== 'stable') return;
      this.#tellPicture();
      if (this.#picture.agreed) this.#watchSound(connection);
    });
    connection.addEventListener('connectionstatechange', () => {
      this.#tellHealth(connection);
    });
  }

  #tellHealth(connection: RTCPeerConnection): void {
    const health = HEALTH[soundState(connection)];
    if (health && !this.#closed) this.parts.listener.onHealth(health);
  }

  /** Only beside a picture can the sound go while the browser has nothing new to say of the whole. */
  #watchSound(connection: RTCPeerConnection): void {
    const way = soundWay(connection);
    if (!way || this.#watched === way) return;
    this.#watched = way;
    way.iceTransport.addEventListener('statechange', () => {
      if (this.#watched === way) this.#tellHealth(connection);
    });
  }

  /** A caller is not heard before the call is answered; and an output that opens while it rings would delay the ring. */
  #hearFar(): void {
    if (this.#joined && this.#far && !this.#closed) this.parts.output.play(this.parts.id, this.#far);
  }

  /** Their first offer: the answer is made at once, while it rings. Rejects when there is nothing in common. */
  async #prepareAnswer(): Promise<void> {
    const { connection, describe } = await this.parts.peer;
    const audio = connection
      .getTransceivers()
      .find((transceiver) => transceiver.receiver.track.kind === 'audio');
    if (!audio) throw new Error('no audio in the offer');
    this.#direct(connection);
    if (this.#outgoing.track) await this.#send(this.#outgoing.track);
    await describe({ provisional: hasPicture(this.#remoteSdp) });
    if (!hasAudio(connection.localDescription?.sdp ?? '')) throw new Error('no common codec');
    this.#untaken = true;
  }

  /** Sound and picture as the hold wants them. */
  #direct(connection: RTCPeerConnection): void {
    const direction = this.#held ? 'sendonly' : 'sendrecv';
    for (const transceiver of connection.getTransceivers()) {
      if (transceiver.receiver.track.kind === 'audio') transceiver.direction = direction;
    }
    const { signalingState } = connection;
    this.#picture.direct(
      connection,
      this.#held,
      signalingState === 'stable' || signalingState === 'have-local-offer',
    );
  }

  #tellPicture(): void {
    const agreement = this.#picture.agreement();
    const told = this.#toldPicture;
    const same =
      agreement.line === told.line &&
      agreement.offered === told.offered &&
      agreement.sends === told.sends &&
      agreement.receives === told.receives;
    // A refusal is news each time: something was asked for.
    if ((same && agreement.line !== 'refused') || this.#closed) return;
    this.#toldPicture = agreement;
    this.parts.listener.onPicture(agreement);
  }

  #audio(): RTCRtpTransceiver | undefined {
    const transceivers = this.#peer?.connection.getTransceivers() ?? [];
    return transceivers.find((transceiver) => transceiver.receiver.track.kind === 'audio');
  }

  /** Puts a track in, now or as soon as there is a sender for it. */
  #send(track: MediaStreamTrack | null): Promise<void> {
    this.#sending = this.#replace(track);
    return this.#sending;
  }

  async #replace(track: MediaStreamTrack | null): Promise<void> {
    const peer = await this.parts.peer.catch(() => null);
    if (!peer || this.#closed) return;
    await this.#audio()
      ?.sender.replaceTrack(track)
      .catch((error: unknown) => {
        this.parts.log.warn(`microphone track: ${error instanceof Error ? error.message : 'refused'}`);
      });
  }
}

/** Where packets don't carry their level (RFC 6464), as behind most gateways: that of the decoded sound, 0–1. */
function decodedLevel(report: RTCStatsReport): number {
  let level = 0;
  report.forEach((stats: { readonly type: string; readonly audioLevel?: number }) => {
    if (stats.type === 'inbound-rtp') level = stats.audioLevel ?? 0;
  });
  return level;
}
