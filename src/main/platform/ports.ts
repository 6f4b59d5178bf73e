import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { InvokeArgs } from '../../shared/ipc/contract';
import type { LoginRecord } from '../services/login-start/login-start';

/** What differs between the systems. Each system has its implementation; `current-platform.ts` picks one. */

export type NoticeAction = 'answer' | 'decline' | 'show';

/** A call that rings, in words ready to show. They come from the wire: they are text, never markup. */
export interface IncomingNotice {
  readonly callId: string;
  readonly title: string;
  readonly body: string;
  readonly answer: string;
  readonly decline: string;
  readonly show: string;
}

/** Shows the system's own notification. Never throws: where there is none, nothing is shown. */
export interface Notifier {
  show(notice: IncomingNotice, onAction: (action: NoticeAction) => void): ShownNotice;
}

export interface ShownNotice {
  /** Resolves when the system was told. */
  close(): Promise<void>;
}

/** What is asked of the system itself; whether the tray is there is told by `watchTray`. */
export type SensedFacts = Omit<DesktopFacts, 'tray'>;
export type SensedFact = keyof SensedFacts;

/** Looks at the desktop, and hears of changes where the system tells them; never asks again and again. */
export interface DesktopSense {
  /** Each looks anew, takes a few seconds at most, and never rejects: what can't be told is unknown. */
  readonly look: { readonly [Fact in SensedFact]: () => Promise<SensedFacts[Fact]> };
  /** From the next look on. */
  watch(changed: (fact: SensedFact) => void): void;
}

/** A page of the system's own settings. */
export type SettingsPage = InvokeArgs<'system:open'>[0];

export interface Platform {
  readonly name: 'win32' | 'darwin' | 'linux';
  readonly createNotifier: () => Promise<Notifier>;
  /**
   * Tells whether the desktop shows tray icons: once at the start, and again whenever that changes (a panel that starts after us).
   */
  watchTray(listener: (shown: boolean) => void): void;
  createSense(): Promise<DesktopSense>;
  /** False: this system has no such page that we know. Never rejects. */
  openSettings(page: SettingsPage): Promise<boolean>;
  /** `panel` (macOS): may stand above full-screen programs without bringing ours to the front. */
  readonly smallWindowType?: 'panel';
  /** macOS has a menu bar of its own, through which copy and paste work. */
  readonly menuBar: boolean;
  /** File name endings of the tray's pictures: black shapes that the system colours itself, or coloured ones. */
  readonly trayImages: 'template' | 'colour';
  /** Whether a keyring entry exists that can't be read because it is locked, where the keyring wouldn't say so itself. */
  isSecretLocked(service: string, account: string): Promise<boolean>;
  /** The system's own consent for microphone and camera. */
  askForMedia(media: readonly ('microphone' | 'camera')[]): Promise<boolean>;
  /** Keys that are pressed in other programs reach us. */
  readonly globalKeys: boolean;
  /** Starting with the log-in; null: not for this build. */
  readonly loginRecord: LoginRecord | null;
  /** The system started us with its log-in, and the person wants no window then. */
  isHiddenLogin(): boolean;
}
