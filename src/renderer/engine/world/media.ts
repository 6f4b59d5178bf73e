import type { SoundSettings } from '../../../shared/config/settings';
import type { MicrophoneState } from '../../../shared/domain/call-machine';
import type { PictureAgreement } from '../../../shared/domain/video-machine';

/** One call's sound and picture: a peer connection, made ready before it is needed. */
export interface CallMedia {
  /** Our offer or answer, as soon as its candidates are usable; never waits for a dead server. */
  localDescription(): Promise<string>;
  /** Their offer or answer. `provisional`: may be replaced by another (early media). Rejects when it can't be used. */
  applyRemote(sdp: string, provisional: boolean): Promise<void>;
  /** The next description we make says so (RFC 3264 §8.4). */
  setHold(on: boolean): void;
  /** Takes a refused re-offer back. */
  rollback(): Promise<void>;
  setMicrophoneEnabled(enabled: boolean): void;
  /** Whether the far end is heard here; at once, without asking it. */
  setFarHeard(on: boolean): void;
  /** How loud our own voice goes into the encoder, dBFS, −100 (silence) to 0; null: not known now. */
  voiceLevel(): Promise<number | null>;
  /** Takes the microphone out of what is sent, until it is enabled: disabling it was not enough. */
  cutMicrophone(): void;
  /** Opens the chosen microphone and puts it in. The call goes on in silence when there is none. */
  openMicrophone(): void;
  /** False when telephone-event was not agreed (RFC 4733). */
  sendDtmf(tones: string): boolean;
  /** The far end's description says hold (sendonly or inactive). */
  remoteHold(): boolean;
  /** Whether our next description says that we send a picture; it is added to a call without one only when it is wanted. */
  wantPicture(send: boolean): void;
  /** What goes out as our picture from now on; null: nothing. */
  sendPicture(track: MediaStreamTrack | null): void;
  /** The far end's picture; null: none was agreed. */
  farPicture(): MediaStreamTrack | null;
  /**
   * Goes out beside the microphone until the way given back is taken: another call's voice, a tone. Not stopped by mute or hold.
   */
  addSound(track: MediaStreamTrack): () => void;
  /** What the far end is sent: the microphone, with what was added. Another one after each change of `addSound` or the device. */
  outgoingSound(): MediaStreamTrack | null;
  /** The far end's voice; null: none has come yet. */
  farSound(): MediaStreamTrack | null;
  /** How loud the far end's voice came in last, 0–1; 0 where none comes. */
  farLevelRatio(): Promise<number>;
  close(): void;
}

export interface CallMediaListener {
  onHealth(health: 'connecting' | 'flowing' | 'interrupted' | 'failed'): void;
  onMicrophone(state: MicrophoneState): void;
  /** Both ends have agreed, and it is not what it was. */
  onPicture(agreement: PictureAgreement): void;
  /** `outgoingSound` or `farSound` gives another answer. */
  onSound(): void;
}

export interface IceServerConfig {
  readonly url: string;
  readonly username: string;
  readonly credential: string;
}

/** What a call's media is to reach. */
export interface MediaNetwork {
  readonly servers: readonly IceServerConfig[];
  /** The other end of the media may be on this machine: loopback candidates are worth telling. */
  readonly sameMachine: boolean;
  /** True: only candidates of a relay are told and used. */
  readonly relayOnly?: boolean;
}

/** Makes a call's media, with its peer connection already warm. */
export interface MediaFactory {
  /** `offer`: our call; `answer`: theirs. */
  create(role: 'offer' | 'answer', network: MediaNetwork, listener: CallMediaListener): CallMedia;
  /** Gets peer connections ready for the next calls on this network. */
  warm(network: MediaNetwork): void;
  /** Takes one `warm` back: a line that needed this network is gone. */
  cool(network: MediaNetwork): void;
  /** The machine slept: what was made ready before no longer holds. */
  renew(): void;
  /** Nobody looks (true): nothing is kept ready, because that costs wake-ups day and night. Calls are made all the same. */
  rest(resting: boolean): void;
  applySound(sound: SoundSettings): void;
  close(): void;
}
