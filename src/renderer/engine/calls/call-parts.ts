import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import type { Log } from '../../../shared/log/levels';
import type { LevelMeter } from '../ports';
import type { CallMedia } from '../world/media';
import type { IncomingReferral, IncomingSipCall, OutgoingSipCall } from '../world/sip';
import type { Cameras, Screens } from '../world/video';
import type { Sounder } from '../world/world';
import type { Call } from './call';
import type { RecordingWorld } from './call-recording';

/** What a call needs of the phone around it. */
export interface CallParts extends RecordingWorld {
  readonly id: string;
  readonly lineId: string;
  readonly ownDomain: string;
  readonly sounder: Sounder;
  readonly cameras: Cameras;
  readonly screens: Screens;
  /** Listens to the microphone beside the call; null: there is none to listen to. */
  meter(): Promise<LevelMeter | null>;
  /** The camera that was chosen; null: the system's default. */
  readonly cameraId: () => string | null;
  /** A call that comes in now is to be heard. */
  readonly mayRing: () => boolean;
  readonly log: Log;
  readonly noAnswerMs: number;
  /** The call and those in a conference with it. */
  together(call: Call): readonly Call[];
  onChange(call: Call): void;
  onNotice(code: NoticeCode, callId: string): void;
  /** The far end says to call there instead. */
  onRedirected(address: string): void;
  /** The far end asks us to call somebody else. */
  onReferred(call: Call, referral: IncomingReferral): void;
}

/** Its signalling and its sound. */
export type Legs =
  | { readonly direction: 'outgoing'; readonly sip: OutgoingSipCall; readonly media: CallMedia }
  | { readonly direction: 'incoming'; readonly sip: IncomingSipCall; readonly media: CallMedia };
