import type {
  CallMedia,
  CallMediaListener,
  MediaFactory,
  MediaNetwork,
} from '../../src/renderer/engine/world/media';
import { isHeldByRemote } from '../../src/renderer/engine/media/sdp';
import { FakePicture } from './picture';

type Fault = 'no-offer' | 'no-common-codec' | 'no-answer';

const CODEC = 'a=rtpmap:111 opus/48000/2\r\na=rtpmap:126 telephone-event/48000\r\n';

/** A call's media without WebRTC: descriptions are real SDP in miniature, faults are set by the test. */
export class FakeMedia implements CallMedia {
  readonly remote: { readonly sdp: string; readonly provisional: boolean }[] = [];
  microphone: 'closed' | 'opened' = 'closed';
  microphoneEnabled = true;
  readonly voice = { id: 'ours', kind: 'audio' } as MediaStreamTrack;
  readonly farVoice = { id: 'theirs', kind: 'audio' } as MediaStreamTrack;
  /** What goes out beside the microphone. */
  readonly sounds: MediaStreamTrack[] = [];
  farHeard = true;
  farLevel = 0;
  /** What `voiceLevel` says. */
  voiceDbfs: number | null = -100;
  cut = false;
  closed = false;
  dtmf = '';
  rollbacks = 0;
  readonly picture: FakePicture;
  #held = false;

  constructor(
    readonly role: 'offer' | 'answer',
    readonly network: MediaNetwork,
    readonly listener: CallMediaListener,
    private readonly faults: ReadonlySet<Fault>,
  ) {
    this.picture = new FakePicture((agreement) => {
      listener.onPicture(agreement);
    });
  }

  localDescription(): Promise<string> {
    if (this.closed) return Promise.reject(new Error('closed'));
    if (this.faults.has('no-offer')) return Promise.reject(new Error('no offer'));
    const direction = this.#held ? 'sendonly' : this.remoteHold() ? 'recvonly' : 'sendrecv';
    return Promise.resolve(
      `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 126\r\n${CODEC}a=${direction}\r\n${this.picture.describe(this.#held)}`,
    );
  }

  applyRemote(sdp: string, provisional: boolean): Promise<void> {
    if (this.faults.has('no-common-codec') || sdp.includes('m=broken'))
      return Promise.reject(new Error('no common codec'));
    this.remote.push({ sdp, provisional });
    this.picture.apply(sdp, provisional);
    return Promise.resolve();
  }

  setHold(on: boolean): void {
    this.#held = on;
  }

  rollback(): Promise<void> {
    this.rollbacks += 1;
    this.picture.rollBack();
    return Promise.resolve();
  }

  setMicrophoneEnabled(enabled: boolean): void {
    this.microphoneEnabled = enabled;
  }

  setFarHeard(on: boolean): void {
    this.farHeard = on;
  }

  voiceLevel(): Promise<number | null> {
    return Promise.resolve(this.voiceDbfs);
  }

  cutMicrophone(): void {
    this.cut = true;
  }

  openMicrophone(): void {
    this.microphone = 'opened';
    this.listener.onMicrophone('live');
  }

  sendDtmf(tones: string): boolean {
    if (!this.remote.at(-1)?.sdp.includes('telephone-event')) return false;
    this.dtmf += tones;
    return true;
  }

  remoteHold(): boolean {
    return isHeldByRemote(this.remote.at(-1)?.sdp ?? '');
  }

  farLevelRatio(): Promise<number> {
    return Promise.resolve(this.farLevel);
  }

  wantPicture(send: boolean): void {
    this.picture.wanted = send;
  }

  sendPicture(track: MediaStreamTrack | null): void {
    this.picture.track = track;
  }

  farPicture(): MediaStreamTrack | null {
    return this.picture.receives ? ({ id: 'far', kind: 'video' } as MediaStreamTrack) : null;
  }

  addSound(track: MediaStreamTrack): () => void {
    this.sounds.push(track);
    return () => {
      this.sounds.splice(this.sounds.indexOf(track), 1);
    };
  }

  outgoingSound(): MediaStreamTrack | null {
    return this.microphone === 'opened' ? this.voice : null;
  }

  farSound(): MediaStreamTrack | null {
    return this.remote.length > 0 ? this.farVoice : null;
  }

  close(): void {
    this.closed = true;
  }
}

export class FakeMediaFactory implements MediaFactory {
  readonly made: FakeMedia[] = [];
  readonly warmed: MediaNetwork[] = [];
  readonly cooled: MediaNetwork[] = [];
  renewals = 0;
  resting = false;
  readonly faults = new Set<Fault>();

  create(role: 'offer' | 'answer', network: MediaNetwork, listener: CallMediaListener): FakeMedia {
    const media = new FakeMedia(role, network, listener, this.faults);
    this.made.push(media);
    return media;
  }

  warm(network: MediaNetwork): void {
    this.warmed.push(network);
  }

  cool(network: MediaNetwork): void {
    this.cooled.push(network);
  }

  renew(): void {
    this.renewals += 1;
  }

  rest(resting: boolean): void {
    this.resting = resting;
  }

  applySound(): void {
    // Nothing to hear.
  }

  close(): void {
    for (const media of this.made) media.close();
  }
}
