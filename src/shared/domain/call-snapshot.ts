import type { CallState } from './call-machine';
import type { RecordingState } from './recording-machine';
import type { MuteWarning } from './mute-machine';
import type { VideoState } from './video-machine';
import type { ForwardCase } from '../config/account-rules';
import type { Verification } from './caller';
import type { LineFailure } from './line-failure';
import { READINESS_UNKNOWN, type Readiness } from './readiness';

/** Who is at the other end, ready to show: never markup, control characters removed, at most 128 characters each. */
export interface RemoteParty {
  /** Display name, or null when none was given. */
  readonly name: string | null;
  /** What a person would dial: the user part, or the whole address when it belongs to another domain. */
  readonly number: string;
  /** The SIP address, `sip:user@host`. */
  readonly address: string;
  /** What they call themselves where nobody stands for it. */
  readonly claimedName?: string;
  /** Whether they may use the number; left out where the network does not say. */
  readonly verification?: Verification;
}

/** One call as every window sees it. Serialisable. Times in ms since the epoch. */
export interface CallSnapshot {
  readonly id: string;
  readonly lineId: string;
  readonly remote: RemoteParty;
  /** `muted` as it is measured, not as it was wished for. */
  readonly state: CallState;
  /** The person turned to it: it is heard, and hears us, unless it is muted or on hold. */
  readonly audible: boolean;
  readonly video: VideoState;
  readonly recording: RecordingState;
  readonly muteWarning: MuteWarning | null;
  readonly startedAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  /** What was typed into the call, for the keypad's display. */
  readonly dtmf: string;
  /** Tones that wait for the person; null: none. */
  readonly postDial: string | null;
}

export type LineStatus =
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready' }
  /** `retryAtMs`: when the next attempt is due, or null when it waits for the person. */
  | { readonly kind: 'offline'; readonly failure: LineFailure; readonly retryAtMs: number | null };

/** One account's line. Serialisable. */
export interface LineSnapshot {
  readonly id: string;
  readonly label: string;
  readonly address: string;
  readonly demo: boolean;
  readonly status: LineStatus;
}

/** Things to tell the person that belong to no screen: a lost microphone, an address that can't be called. */
export const NOTICE_CODES = [
  'microphone-denied',
  'microphone-missing',
  'microphone-lost',
  'microphone-busy',
  'speaker-missing',
  'address-invalid',
  'no-line',
  'not-allowed',
  'line-not-ready',
  'too-many-calls',
  'hold-failed',
  'dtmf-unavailable',
  'dtmf-held',
  'history-unavailable',
  'settings-unreadable',
  'settings-unsaved',
  'password-not-kept',
  'sound-blocked',
  'speaker-lost',
  'ringing-device-lost',
  'headset-lost',
  'noise-suppression-unavailable',
  'auto-answered',
  'parked',
  'forwarding-on',
  'forwarding-off',
  'forwarding-refused',
  'forwarding-code-missing',
  'no-emergency-line',
  'camera-denied',
  'camera-missing',
  'camera-busy',
  'camera-lost',
  'video-refused',
  'redirected',
  'share-denied',
  'share-unavailable',
  'referred',
  'transfer-self',
  'transfer-refused',
  'transfer-failed',
  'transfer-silent',
  'recording-disk-full',
  'recording-folder-missing',
  'recording-not-writable',
  'recording-unsupported',
  'recording-failed',
  'leave-failed',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export interface Notice {
  readonly id: string;
  readonly code: NoticeCode;
  readonly callId: string | null;
  /** Who it is about: a checked SIP address. */
  readonly address: string | null;
  /** The line it came about on, over which `address` is called. */
  readonly lineId?: string;
}

/** One of the last calls, for the tray's menu. */
export interface RecentCall {
  readonly id: string;
  readonly remote: RemoteParty;
  readonly direction: 'outgoing' | 'incoming';
  readonly missed: boolean;
  /** ms since the epoch */
  readonly startedAtMs: number;
}

/** A call that is being handed on. */
export interface TransferSnapshot {
  readonly phase: 'consulting' | 'asking' | 'trying';
  readonly callId: string;
  /** The call to talk first; null: handed on without. */
  readonly consultId: string | null;
  /** SIP address */
  readonly target: string;
}

/** Calls that talk with each other and with us. */
export interface ConferenceSnapshot {
  /** Ids of the calls, oldest first; two at least. */
  readonly members: readonly string[];
  /** Ids of those who speak now. */
  readonly speaking: readonly string[];
}

export const EMERGENCY_OUTCOMES = ['calling', 'answered', 'failed'] as const;

/** What became of an emergency call, or of one to the test number. */
export interface EmergencySnapshot {
  readonly number: string;
  readonly test: boolean;
  /** The line it went over, by its label. */
  readonly line: string;
  readonly startedAtMs: number;
  /** The location that went along, in one line; null: none is set. */
  readonly location: string | null;
  /** The gateway did not take the location, so the call went without. */
  readonly locationRefused: boolean;
  readonly outcome: (typeof EMERGENCY_OUTCOMES)[number];
  /** What the gateway answered; null: nothing yet. */
  readonly sipStatus: number | null;
}

/** All there is to see of the phone. Serialisable, relayed to main for the tray, the notification and the small windows. */
export interface PhoneSnapshot {
  readonly lines: readonly LineSnapshot[];
  /** Oldest first; ended calls stay for a few seconds so that their end can be read. */
  readonly calls: readonly CallSnapshot[];
  readonly doNotDisturb: boolean;
  /** Missed calls since the recents were last looked at. */
  readonly missedCount: number;
  readonly notices: readonly Notice[];
  /** Newest first, at most five, each number once. */
  readonly recent: readonly RecentCall[];
  readonly readiness: Readiness;
  /** The headset whose buttons work, by name. */
  readonly headset: string | null;
  /** The last emergency call, until the person has dismissed it. */
  readonly emergency: EmergencySnapshot | null;
  readonly transfer: TransferSnapshot | null;
  readonly conference: ConferenceSnapshot | null;
}

export const EMPTY_PHONE: PhoneSnapshot = {
  lines: [],
  calls: [],
  doNotDisturb: false,
  missedCount: 0,
  notices: [],
  recent: [],
  readiness: READINESS_UNKNOWN,
  headset: null,
  emergency: null,
  transfer: null,
  conference: null,
};

/** What a person may want of one call. */
export type CallCommand =
  | { readonly type: 'answer'; readonly callId: string }
  | { readonly type: 'answer-with-video'; readonly callId: string }
  | { readonly type: 'decline'; readonly callId: string }
  /** A member of a conference: with all the others. */
  | { readonly type: 'hang-up'; readonly callId: string }
  /** This one alone; the others of its conference go on. */
  | { readonly type: 'drop'; readonly callId: string }
  /** A member of a conference leaves it for a talk with us alone; the others go on hold. */
  | { readonly type: 'split'; readonly callId: string }
  | { readonly type: 'set-mute'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'set-hold'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'set-camera'; readonly callId: string; readonly on: boolean }
  | { readonly type: 'set-recording'; readonly callId: string; readonly on: boolean }
  /** The tones that wait. */
  | { readonly type: 'send-post-dial'; readonly callId: string }
  | { readonly type: 'stop-sharing'; readonly callId: string };

/** What the tray, the notification, the incoming window or the main window may ask of the phone. */
export type PhoneCommand =
  | CallCommand
  /** Hands a call on to who was typed, at once or after talking to them. */
  | {
      readonly type: 'transfer';
      readonly callId: string;
      readonly target: string;
      readonly talkFirst: boolean;
    }
  /** Every connected call becomes one conference. */
  | { readonly type: 'merge' }
  /** The other two go on without us. */
  | { readonly type: 'leave-conference' }
  | { readonly type: 'complete-transfer' }
  | { readonly type: 'cancel-transfer' }
  /** To where the account parks calls. */
  | { readonly type: 'park'; readonly callId: string }
  /** Calls where the line's account picks parked calls up; null: the usual line. */
  | { readonly type: 'pick-up'; readonly lineId: string | null }
  /** Has the provider forward calls, or no longer. */
  | {
      readonly type: 'set-forwarding';
      readonly lineId: string;
      readonly when: ForwardCase;
      readonly on: boolean;
      readonly target: string;
    }
  | { readonly type: 'dismiss-emergency' }
  | { readonly type: 'set-do-not-disturb'; readonly on: boolean }
  /** Calls over a line, or the usual one; what can't be called becomes a notice. */
  | { readonly type: 'dial'; readonly target: string; readonly lineId?: string };
