import type { NoticeCode, PhoneCommand, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { PolicyReport } from '../../shared/config/policy-report';
import type { Settings } from '../../shared/config/settings';
import type { LineFailure } from '../../shared/domain/line-failure';
import type { EndReason } from '../../shared/domain/end-reason';
import type { MicrophoneState } from '../../shared/domain/call-machine';
import type { CameraFault } from '../../shared/domain/video-machine';
import type { ShareFault } from '../../shared/domain/share-fault';
import type { AddressFault } from '../../shared/domain/address';
import type { DialFault } from '../../shared/domain/dial-fault';
import type { Result } from '../../shared/domain/result';

/** The phone without a face: what the UI may ask of it. No SIP.js type and no UI type crosses this file; what the engine needs is in `world/`. */

export type Unsubscribe = () => void;

export type SignInFault =
  LineFailure | AddressFault | 'bad-server' | 'already-signed-in' | 'accounts-managed';

export interface NewAccount {
  readonly address: string;
  readonly password: string;
  /** `wss://…`, or empty: found from the address's domain. */
  readonly server: string;
  readonly displayName: string;
  readonly authorizationUser: string;
  readonly iceServer: string;
  readonly turnUser: string;
  readonly turnPassword: string;
  /** False: kept in memory alone and asked for again at the next start. */
  readonly keepPassword: boolean;
}

export interface Phone {
  readonly devices: Devices;
  readonly history: HistoryStore;
  readonly pictures: Pictures;
  snapshot(): PhoneSnapshot;
  subscribe(listener: () => void): Unsubscribe;
  settings(): Settings;
  /** What others decide, and who. */
  policies(): PolicyReport;
  changeSettings(change: (settings: Settings) => Settings): Promise<boolean>;
  /** Registers first and keeps the account only when the registrar accepted it; otherwise says why not. */
  signIn(account: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>>;
  /** A new password for a line that waits for one; empty keeps the stored one and tries again. */
  retryLine(lineId: string, password?: string): void;
  /** Lets every line prove itself, and tries at once what waits. */
  checkLines(): void;
  signOut(lineId: string): Promise<void>;
  startDemo(): Promise<void>;
  /** `target`: what was typed; `withVideo`: our camera goes on with it. The call's id, or why there is none. */
  /** `anonymous`: without our name and number; left out: as the account has it. */
  dial(
    target: string,
    lineId?: string,
    withVideo?: boolean,
    anonymous?: boolean,
  ): Result<{ readonly callId: string }, DialFault>;
  execute(command: PhoneCommand): void;
  /** Asks the person for a headset with buttons, from a press; null where there can be none. */
  readonly connectHeadset: (() => Promise<HeadsetAnswer>) | null;
  /** `tones`: 0–9, *, #, A–D, and `,` for a pause of 2 s. False when the call can't carry them now. */
  sendDtmf(callId: string, tones: string): boolean;
  dismissNotice(noticeId: string): void;
  markMissedSeen(): void;
  /** Signs the lines out, for the app to be replaced. False: there is a call, or one came meanwhile, and they come back. */
  stepAside(): Promise<boolean>;
  /** Signs them in again. */
  stepBack(): void;
  /** Hangs up, unregisters, closes. Resolves within two seconds. */
  close(): Promise<void>;
}

/** `none`: nothing was chosen; `failed`: it was, but can't be opened. */
export type HeadsetAnswer = 'connected' | 'none' | 'failed';

/** The moving pictures of the calls. They stay in this window: a snapshot says only that they are there. */
export interface Pictures {
  /** What the call `callId` sends (`own`) or gets (`far`); null: nothing. One and the same picture is one and the same stream. */
  stream(callId: string, which: 'own' | 'far'): MediaStream | null;
  /** Calls back when `stream` may give another answer. */
  subscribe(listener: () => void): Unsubscribe;
  /**
   * Shows a screen or a window to the far end of a connected call, from a press. `source`: what was chosen in our own picker; null:
   * the browser or the desktop asks.
   */
  share(callId: string, source: string | null): Promise<Result<null, ShareFault>>;
  /** Opens the chosen camera for the settings page. Stop it when done. */
  preview(): Promise<Result<CameraPreview, CameraFault>>;
}

export interface CameraPreview {
  readonly stream: MediaStream;
  stop(): void;
}

export type DeviceKind = 'microphone' | 'speaker' | 'camera';

export interface Device {
  readonly id: string;
  /** Empty until the person has allowed the microphone once. */
  readonly label: string;
  readonly kind: DeviceKind;
}

export interface LevelMeter {
  /** RMS of the last 50 ms, dBFS, −100 (silence) to 0. */
  levelDbfs(): number;
  stop(): void;
}

/** What there is to ring on now. */
export interface RingingOutputs {
  /** How many outputs there are; null: not known (yet), as some browsers don't tell. */
  readonly outputs: number | null;
  /** `default`: none was chosen. `missing`: the chosen one isn't here, and the system's default stands in for it. */
  readonly chosen: 'default' | 'present' | 'missing';
  /** The chosen one's name; null when none was chosen or its name isn't known. */
  readonly label: string | null;
}

/** What is wrong with the devices, in the words of the notices. */
export type DeviceTrouble = Extract<
  NoticeCode,
  'speaker-missing' | 'speaker-lost' | 'ringing-device-lost' | 'noise-suppression-unavailable'
>;

/** `ringing`: every ringing device, each with its own tone; the others one of them alone. */
export type SoundTest = 'speaker' | 'ringing' | 'first-ringing' | 'second-ringing';

/** The machine's sound devices. */
export interface Devices {
  list(): readonly Device[];
  /** Calls back when `list`, `ringing`, `inUse` or `troubles` may give another answer. */
  subscribe(listener: () => void): Unsubscribe;
  ringing(): RingingOutputs;
  /** The device that is meant now, the one behind the system's default too; null: the browser doesn't tell. */
  inUse(kind: 'microphone' | 'speaker'): Device | null;
  /** What the person should know now: lost is what vanished while it rang or carried a call, until it is back or replaced. */
  troubles(): readonly DeviceTrouble[];
  /** Looks now: not every system tells when devices come and go. */
  look(): Promise<void>;
  /** Asks for the microphone, so that devices get names. */
  askPermission(): Promise<MicrophoneState>;
  /** Opens the chosen microphone for the settings page. Stop it when done. */
  startMeter(): Promise<Result<LevelMeter, MicrophoneState>>;
  /** Plays a test sound; resolves when it ended. */
  playTest(test: SoundTest): Promise<void>;
}

export type CallOutcome =
  | 'ongoing'
  | 'answered'
  | 'missed'
  | 'answered-elsewhere'
  | 'declined'
  | 'forwarded'
  | 'failed'
  | 'cancelled';

export interface HistoryEntry {
  readonly id: string;
  readonly lineId: string;
  readonly direction: 'outgoing' | 'incoming';
  readonly name: string | null;
  readonly number: string;
  readonly address: string;
  readonly startedAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly outcome: CallOutcome;
  readonly reason: EndReason | null;
  readonly seen: boolean;
}

/** Calls that were. Written when a call starts and completed when it ends, so that a crash loses nothing. */
export interface HistoryStore {
  put(entry: HistoryEntry): Promise<void>;
  /** Newest first. */
  latest(limit: number, beforeMs?: number): Promise<readonly HistoryEntry[]>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
  markSeen(): Promise<void>;
  countUnseenMissed(): Promise<number>;
  /** Entries left `ongoing` by a crash become `failed` (never answered) or `answered`. */
  closeUnfinished(): Promise<void>;
  /** Removes calls that started earlier, but none that still runs. @param beforeMs since the epoch */
  forgetBefore(beforeMs: number): Promise<void>;
  subscribe(listener: () => void): Unsubscribe;
}
