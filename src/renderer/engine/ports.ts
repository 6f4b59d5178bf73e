import type { NoticeCode, PhoneCommand, PhoneSnapshot } from '../../shared/domain/call-snapshot';
import type { Account, Settings, SoundSettings } from '../../shared/config/settings';
import type { LineFailure } from '../../shared/domain/line-failure';
import type { EndReason } from '../../shared/domain/end-reason';
import type { MicrophoneState, Tone } from '../../shared/domain/call-machine';
import type { AddressFault } from '../../shared/domain/address';
import type { DialFault } from '../../shared/domain/dial-fault';
import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { HidCollection } from '../../shared/domain/hid';
import type { Fault, Result } from '../../shared/domain/result';
import type { SecretFault } from '../../shared/ipc/contract';
import type { Log } from '../../shared/log/levels';

/**
 * The phone without a face: what the UI may ask of it (first part), and what it needs from the world (second part). No SIP.js
 * type and no UI type crosses this file.
 */

// ---------------------------------------------------------------- given to the UI

export type Unsubscribe = () => void;

export type SignInFault = LineFailure | AddressFault | 'bad-server' | 'already-signed-in';

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
  snapshot(): PhoneSnapshot;
  subscribe(listener: () => void): Unsubscribe;
  settings(): Settings;
  changeSettings(change: (settings: Settings) => Settings): Promise<boolean>;
  /** Registers first and keeps the account only when the registrar accepted it; otherwise says why not. */
  signIn(account: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>>;
  /** A new password for a line that waits for one; empty keeps the stored one and tries again. */
  retryLine(lineId: string, password?: string): void;
  /** Lets every line prove itself, and tries at once what waits. */
  checkLines(): void;
  signOut(lineId: string): Promise<void>;
  startDemo(): Promise<void>;
  /** `target`: what was typed. The call's id, or why there is none. */
  dial(target: string, lineId?: string): Result<{ readonly callId: string }, DialFault>;
  execute(command: PhoneCommand): void;
  /** Asks the person for a headset with buttons, from a press; null where there can be none. */
  readonly connectHeadset: (() => Promise<HeadsetAnswer>) | null;
  /** `tones`: 0–9, *, #, A–D, and `,` for a pause of 2 s. False when the call can't carry them now. */
  sendDtmf(callId: string, tones: string): boolean;
  dismissNotice(noticeId: string): void;
  markMissedSeen(): void;
  /** Hangs up, unregisters, closes. Resolves within two seconds. */
  close(): Promise<void>;
}

/** `none`: nothing was chosen; `failed`: it was, but can't be opened. */
export type HeadsetAnswer = 'connected' | 'none' | 'failed';

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

/** What is wrong with the outputs, in the words of the notices. */
export type DeviceTrouble = Extract<NoticeCode, 'speaker-missing' | 'speaker-lost' | 'ringing-device-lost'>;

/** `ringing`: every ringing device, each with its own tone; the others one of them alone. */
export type SoundTest = 'speaker' | 'ringing' | 'first-ringing' | 'second-ringing';

/** The machine's sound devices. */
export interface Devices {
  list(): readonly Device[];
  /** Calls back when `list`, `ringing` or `troubles` may give another answer. */
  subscribe(listener: () => void): Unsubscribe;
  ringing(): RingingOutputs;
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
  'ongoing' | 'answered' | 'missed' | 'answered-elsewhere' | 'declined' | 'failed' | 'cancelled';

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
  subscribe(listener: () => void): Unsubscribe;
}

// ---------------------------------------------------------------- needed by the engine

/** One account's signalling. Everything it rejects with is a `SipFault`. */
export interface SipAgent {
  /** Opens the socket. */
  connect(): Promise<void>;
  /** Closes the socket; calls stay. */
  disconnect(): Promise<void>;
  /** Resolves with the granted lifetime, s. */
  register(): Promise<{ readonly expiresSeconds: number }>;
  unregister(): Promise<void>;
  /**
   * OPTIONS to the registrar and any final answer (RFC 3261 §11), or REGISTER where OPTIONS goes unanswered: the line is there.
   * Closes the socket when nothing comes.
   */
  probe(): Promise<boolean>;
  /** `target`: a SIP address that `parseAddress` accepted. */
  invite(target: string, media: CallMedia, listener: SipCallListener): OutgoingSipCall;
  /** Drops everything without waiting. */
  dispose(): void;
}

/** A rejected promise of `SipAgent` carries one of these. `retryAfterSeconds` from the response's Retry-After. */
export class SipFault extends Error implements Fault<LineFailure> {
  constructor(
    readonly code: LineFailure,
    readonly detail: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'SipFault';
  }
}

export interface SipAgentListener {
  /** The socket closed by itself. */
  onSocketLost(detail: string): void;
  /** The registrar answered a REGISTER with 2xx, or a probe. `askedAtMs`: when it was asked, ms since the epoch. */
  onProven(askedAtMs: number): void;
  /** The keep-alive's timer ran, so late. */
  onTimer(lateMs: number): void;
  onIncoming(call: IncomingSipCall): void;
}

export interface IncomingSipCall extends SipCall {
  readonly displayName: string;
  readonly address: string;
  /** The INVITE carries no offer: ours goes into the 200 (RFC 3261 §13.2.1), so its media is made as an offer. */
  readonly offerless: boolean;
  /** Sends 180 Ringing; after `prepare`, as it may have to carry the answer (RFC 3262). */
  ring(): void;
  /** Prepares the answer while it rings; must be called once, before `answer`. */
  prepare(media: CallMedia, listener: SipCallListener): void;
  answer(): void;
  reject(status: 480 | 486 | 488 | 603): void;
}

export interface OutgoingSipCall extends SipCall {
  /** Sends the INVITE as soon as the media has an offer. */
  send(): void;
  cancel(): void;
}

export interface SipCall {
  bye(): void;
  /** re-INVITE (RFC 3261 §14); resolves on the 2xx, rejects when it was refused. */
  setHold(on: boolean): Promise<void>;
  /** re-INVITE without a change: tells the far end our new socket (RFC 3261 §12.2.1.1, target refresh). */
  refresh(): Promise<void>;
}

export interface SipCallListener {
  onProvisional(status: number, earlyMedia: boolean): void;
  onAccepted(): void;
  onRejected(status: number): void;
  /** The caller gave up; `answeredElsewhere` from Reason: SIP;cause=200 (RFC 3326). */
  onCancelled(answeredElsewhere: boolean): void;
  onConfirmed(): void;
  onBye(): void;
  onFailed(reason: EndReason, detail: string): void;
  onRemoteHold(on: boolean): void;
  onRemoteIdentity(displayName: string, address: string): void;
}

/** One call's sound: a peer connection, made ready before it is needed. */
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
  /** Opens the chosen microphone and puts it in. The call goes on in silence when there is none. */
  openMicrophone(): void;
  /** False when telephone-event was not agreed (RFC 4733). */
  sendDtmf(tones: string): boolean;
  /** The far end's description says hold (sendonly or inactive). */
  remoteHold(): boolean;
  close(): void;
}

export interface CallMediaListener {
  onHealth(health: 'connecting' | 'flowing' | 'interrupted' | 'failed'): void;
  onMicrophone(state: MicrophoneState): void;
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

/** Sounds made here. */
export interface Sounder {
  /** Rings on the ringing devices until stopped; `callId` because several may ring. */
  startRing(callId: string): void;
  stopRing(callId: string): void;
  playTone(callId: string, tone: Tone): void;
  stopTone(callId: string): void;
  /** The tone of a key, for the ear of the person who pressed it. */
  playKey(key: string): void;
  applySound(sound: SoundSettings): void;
}

export interface SipAgentFactory {
  create(account: Account, password: string, listener: SipAgentListener): SipAgent;
}

/** Time, chance and names, so that tests own them. */
export interface Clock {
  /** ms since the epoch */
  nowMs(): number;
  /** 0 ≤ n < 1 */
  random(): number;
  newId(): string;
  /** Calls back once after `delayMs`; gives back the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
  /** Calls back when what is under way now is done, before the next timer; not slowed down in a hidden tab. */
  soon(callback: () => void): void;
}

/** What the engine needs from its surroundings; the `Host` of the desktop and of the browser both are one. */
export interface PhoneHost {
  loadSettings(): Promise<{ readonly settings: Settings; readonly problem: 'unreadable' | 'newer' | null }>;
  saveSettings(settings: Settings): Promise<boolean>;
  getSecret(key: string): Promise<Result<string | null, SecretFault>>;
  setSecret(key: string, secret: string): Promise<Result<null, SecretFault>>;
  deleteSecret(key: string): Promise<Result<null, SecretFault>>;
  diagnoseServer(serverUrl: string): Promise<LineFailure>;
  /** Null in a browser. */
  readonly desktop: Readonly<object> | null;
  onPower(listener: (event: 'suspend' | 'resume' | 'lock' | 'unlock') => void): Unsubscribe;
  /** Whether somebody can see the phone: the last word at once, and each later one. Until then: yes. */
  onShown(listener: (shown: boolean) => void): Unsubscribe;
  /** What the desktop says of itself: the last word at once, and each later one. Nothing comes in a browser. */
  onDesktopFacts(listener: (facts: DesktopFacts) => void): Unsubscribe;
}

/** A headset's buttons and lamps. The methods reject with whatever the system says; nothing of that may touch a call. */
export interface HeadsetDevice {
  readonly name: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  /** `bytes`: without the report's number. */
  sendReport(reportId: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  onReport(listener: (reportId: number, bytes: Uint8Array) => void): Unsubscribe;
}

/** The headsets with buttons that the person has allowed. One and the same device is one and the same object. */
export interface Headsets {
  list(): Promise<readonly HeadsetDevice[]>;
  /** Asks the person, from a press; nothing when nothing was chosen. */
  request(): Promise<readonly HeadsetDevice[]>;
  onPlugged(listener: (device: HeadsetDevice) => void): Unsubscribe;
  onUnplugged(listener: (device: HeadsetDevice) => void): Unsubscribe;
}

/** Everything `createPhone` is made of; `boot` fills it in, tests replace parts. */
export interface PhoneWorld {
  readonly host: PhoneHost;
  readonly log: Log;
  readonly clock: Clock;
  readonly history: HistoryStore;
  readonly sounder: Sounder;
  readonly devices: Devices;
  readonly media: MediaFactory;
  /** Null where there is no WebHID. */
  readonly headsets: Headsets | null;
  readonly sip: SipAgentFactory;
  /** The demo line's agents; its far ends live behind it. */
  readonly demo: () => Promise<SipAgentFactory>;
  /** The browser's `online` event, or the like. */
  onNetworkBack(listener: () => void): Unsubscribe;
  /** The browser plays nothing until the person touches the page. */
  soundBlocked(): boolean;
  onSoundBlocked(listener: () => void): Unsubscribe;
}
