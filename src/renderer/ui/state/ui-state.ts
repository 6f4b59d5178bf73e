import { EMPTY_PHONE, type PhoneSnapshot } from '../../../shared/domain/call-snapshot';
import type { PolicyReport } from '../../../shared/config/policy-report';
import type { Settings } from '../../../shared/config/settings';
import type { DialFault } from '../../../shared/domain/dial-fault';
import type { Device, HistoryEntry } from '../../engine/ports';
import type { UpdateSnapshot } from '../../../shared/domain/update-snapshot';
import type { LinkState } from './link-calls';
import { NO_SET_UP, type SetUpUiState } from './set-up';

export const TABS = ['keypad', 'recents', 'contacts', 'voicemail', 'settings'] as const;
export type Tab = (typeof TABS)[number];

/** Sections of the settings that a mend leads to. */
export type SettingsSection = 'accounts' | 'sound' | 'notifications';

/** What surrounds the phone, as far as the screens care. */
export interface Surroundings {
  readonly kind: 'desktop' | 'web';
  readonly version: string;
  readonly platform: string;
  /** BCP 47, the system's. */
  readonly locale: string;
}

/** Everything the screens show: the phone's own state as last told, and what only the screens know. */
export interface UiState {
  /** `starting` until the engine runs; the screens are there before it. */
  readonly engine: 'starting' | 'running' | 'failed';
  /** Why it failed, for the details. */
  readonly engineFault: string;
  readonly surroundings: Surroundings;
  readonly snapshot: PhoneSnapshot;
  readonly settings: Settings;
  /** What others decide, and who. */
  readonly policies: PolicyReport;
  readonly devices: readonly Device[];
  /** Those that are meant now, the system's default too; null: not known. */
  readonly devicesInUse: { readonly microphone: Device | null; readonly speaker: Device | null };
  /** The buttons of headsets can be used here at all. */
  readonly headsets: boolean;
  /** The newest calls, newest first. */
  readonly recents: readonly HistoryEntry[];
  /** There may be older ones. */
  readonly recentsMore: boolean;
  readonly tab: Tab;
  /** The section of the settings to be brought in front. */
  readonly settingsSection: SettingsSection | null;
  readonly shownCallId: string | null;
  /** Narrow windows: the call's screen is in front of the tab. */
  readonly callOpen: boolean;
  /** The line to call from; null: the first one. */
  readonly lineId: string | null;
  readonly dialText: string;
  readonly dialFault: DialFault | null;
  /** Whether the next call hides who calls; null: as the account has it. */
  readonly numberHidden: boolean | null;
  readonly addingAccount: boolean;
  /** What links from outside want of the phone. */
  readonly links: LinkState;
  /** Null: not known yet, or a browser. */
  readonly update: UpdateSnapshot | null;
  /** The version that the person wants to hear of later. */
  readonly updateLater: string | null;
  /** The organisation's set-up. */
  readonly setUp: SetUpUiState;
}

export function firstState(settings: Settings, surroundings: Surroundings, policies: PolicyReport): UiState {
  return {
    engine: 'starting',
    engineFault: '',
    surroundings,
    snapshot: EMPTY_PHONE,
    settings,
    policies,
    devices: [],
    devicesInUse: { microphone: null, speaker: null },
    headsets: true,
    recents: [],
    recentsMore: false,
    tab: 'keypad',
    settingsSection: null,
    shownCallId: null,
    callOpen: false,
    lineId: null,
    dialText: '',
    dialFault: null,
    numberHidden: null,
    addingAccount: false,
    links: { question: null, note: null },
    update: null,
    updateLater: null,
    setUp: NO_SET_UP,
  };
}
