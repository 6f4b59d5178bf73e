import type { PolicyReport } from '../../../shared/config/policy-report';
import type { Settings, SoundSettings } from '../../../shared/config/settings';
import type { LineFailure } from '../../../shared/domain/line-failure';
import type { Tone } from '../../../shared/domain/call-machine';
import type { DesktopFacts } from '../../../shared/domain/desktop-facts';
import type { Result } from '../../../shared/domain/result';
import type { SecretFault } from '../../../shared/ipc/contract';
import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe, Devices, HistoryStore } from '../ports';
import type { MediaFactory } from './media';
import type { SipAgentFactory } from './sip';
import type { SipTokens } from './sip-tokens';
import type { RecordingFiles } from '../../../shared/domain/recording-file';
import type { Headsets } from './headsets';
import type { Recorder } from './recording';
import type { Cameras, Screens } from './video';

/** Sounds made here. */
export interface Sounder {
  /** Rings on the ringing devices until stopped; `callId` because several may ring. */
  startRing(callId: string): void;
  stopRing(callId: string): void;
  playTone(callId: string, tone: Tone): void;
  stopTone(callId: string): void;
  /** The tone of a key, for the ear of the person who pressed it. */
  playKey(key: string): void;
  /** The beep of a recording, for the ear of the person here. */
  playConsent(): void;
  applySound(sound: SoundSettings): void;
  /** Whose tones later calls are told by: ISO 3166-1 alpha-2; null: not known. */
  applyCountry(country: string | null): void;
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
  /** As they hold, with what admins and the provider decide. */
  loadSettings(): Promise<{
    readonly settings: Settings;
    readonly problem: 'unreadable' | 'newer' | null;
    readonly policies: PolicyReport;
  }>;
  /** Others have decided something else: load them again. */
  onSettingsChanged(listener: () => void): Unsubscribe;
  saveSettings(settings: Settings): Promise<boolean>;
  /** Others than the person have changed the passwords of these accounts. */
  onSecretsChanged(listener: (accountIds: readonly string[]) => void): Unsubscribe;
  /** For gateways that challenge with Bearer (RFC 8898). */
  readonly sipTokens: SipTokens;
  getSecret(key: string): Promise<Result<string | null, SecretFault>>;
  setSecret(key: string, secret: string): Promise<Result<null, SecretFault>>;
  deleteSecret(key: string): Promise<Result<null, SecretFault>>;
  diagnoseServer(serverUrl: string): Promise<LineFailure>;
  readonly recordings: RecordingFiles;
  /** Null in a browser. */
  readonly desktop: Readonly<object> | null;
  onPower(listener: (event: 'suspend' | 'resume' | 'lock' | 'unlock') => void): Unsubscribe;
  /** Whether somebody can see the phone: the last word at once, and each later one. Until then: yes. */
  onShown(listener: (shown: boolean) => void): Unsubscribe;
  /** What the desktop says of itself: the last word at once, and each later one. Nothing comes in a browser. */
  onDesktopFacts(listener: (facts: DesktopFacts) => void): Unsubscribe;
}

/** Everything `createPhone` is made of; `boot` fills it in, tests replace parts. */
export interface PhoneWorld {
  readonly host: PhoneHost;
  readonly log: Log;
  /** The system's language, BCP 47. */
  readonly locale: string;
  readonly clock: Clock;
  readonly history: HistoryStore;
  readonly sounder: Sounder;
  readonly devices: Devices;
  readonly media: MediaFactory;
  readonly cameras: Cameras;
  readonly screens: Screens;
  readonly recorder: Recorder;
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
