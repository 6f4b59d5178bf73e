import type { DesktopFacts } from '../../shared/domain/desktop-facts';
import type { LinkScheme } from '../../shared/domain/link-fault';
import type { InvokeArgs } from '../../shared/ipc/contract';
import type { AdminPlaces } from '../services/policy/admin-places';
import type { LoginRecord } from '../services/login-start/login-start';
import type { NoticeAction } from './notice-action';
import type { NativeImage } from 'electron';

/** What differs between the systems. Each system has its implementation; `current-platform.ts` picks one. */

export interface NoticeButton {
  readonly action: NoticeAction;
  readonly label: string;
}

/** What the person is told outside our windows, in words ready to show. They come from the wire: they are text, never markup. */
export interface Notice {
  /** The call's. */
  readonly id: string;
  /** `ringing` stands until it is taken back, and gets through; `missed` is quiet. */
  readonly kind: 'ringing' | 'missed';
  readonly title: string;
  /** May be empty. */
  readonly body: string;
  /** The most wanted first. */
  readonly buttons: readonly NoticeButton[];
  /** What a click beside the buttons does. */
  readonly show: string;
  /** Said where the system shows no buttons. */
  readonly withoutButtons: string;
}

/** Shows the system's own notification. Never throws: where there is none, nothing is shown. */
export interface Notifier {
  show(notice: Notice, onAction: (action: NoticeAction) => void): ShownNotice;
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
/** The number of missed calls on the dock, the task bar or the launcher. Never throws: where there is no place for it, it is not shown. */
export interface Badge {
  /** @param count 0: nothing */
  show(count: number, description: string): void;
}

/** What of the main window a badge may be drawn on. */
export interface BadgeFrame {
  setOverlay(picture: NativeImage | null, description: string): void;
}

/** What of the main window can draw the eye. */
export interface AttentionFrame {
  flash(on: boolean): void;
}

/** Draws the eye to the app while a call rings. */
export interface Attention {
  update(ringing: boolean): void;
}

/** The system's record of which program opens links of a scheme. */
export interface SchemeRecord {
  /** `owner`: the program as the system names it; null: none, or it doesn't say. */
  owner(scheme: LinkScheme): Promise<{ readonly ours: boolean; readonly owner: string | null }>;
  /** Makes it ours where the system lets a program do that. */
  claim(scheme: LinkScheme): Promise<void>;
}

/** What may be shown of the screens. */
export interface ScreenAccess {
  /** `system`: the desktop asks the person by itself (Wayland's portal), and a picker of ours would be a second question. */
  readonly asks: 'us' | 'system';
  access(): 'granted' | 'denied' | 'unknown';
}

export interface Platform {
  readonly name: 'win32' | 'darwin' | 'linux';
  /**
   * Once, soon after the start: it may have been started by a click on a notification of its predecessor.
   * @param onForgotten a notification was pressed that this process hasn't shown
   */
  createNotifier(onForgotten: () => void): Promise<Notifier>;
  /**
   * Tells whether the desktop shows tray icons: once at the start, and again whenever that changes (a panel that starts after us).
   */
  watchTray(listener: (shown: boolean) => void): void;
  createSense(): Promise<DesktopSense>;
  schemeRecord(): Promise<SchemeRecord>;
  /** False: this system has no such page that we know. Never rejects. */
  openSettings(page: SettingsPage): Promise<boolean>;
  /** `panel` (macOS): may stand above full-screen programs without bringing ours to the front. */
  readonly smallWindowType?: 'panel';
  /**
   * Whether the window of a ringing call can be given the keyboard. False on Linux: only a window that the window manager leaves
   * alone stands above a full-screen program that has the focus (EWMH, "Stacking order"), and such a window never gets any.
   */
  readonly incomingFocusable: boolean;
  /** @param folder where the badge's pictures are */
  readonly createBadge: (frame: BadgeFrame, folder: string) => Badge;
  readonly createAttention: (frame: AttentionFrame) => Attention;
  /** macOS has a menu bar of its own, through which copy and paste work. */
  readonly menuBar: boolean;
  /** The tray's pictures: black shapes that the system colours itself, coloured ones, or coloured ones as Windows icons. */
  readonly trayImages: 'template' | 'colour' | 'icon';
  /** Whether a keyring entry exists that can't be read because it is locked, where the keyring wouldn't say so itself. */
  isSecretLocked(service: string, account: string): Promise<boolean>;
  /** The system's own consent for microphone and camera. */
  askForMedia(media: readonly ('microphone' | 'camera')[]): Promise<boolean>;
  readonly screens: ScreenAccess;
  /** Keys that are pressed in other programs reach us. */
  readonly globalKeys: boolean;
  /** Where admins put policies. */
  readonly adminPlaces: AdminPlaces;
  /** Starting with the log-in; null: not for this build. */
  readonly loginRecord: LoginRecord | null;
  /** The system started us with its log-in, and the person wants no window then. */
  isHiddenLogin(): boolean;
}
