import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PhoneCommand } from '../../../shared/domain/call-snapshot';
import { NO_POLICIES, type PolicyReport } from '../../../shared/config/policy-report';
import type { Settings } from '../../../shared/config/settings';
import type {
  HeadsetAnswer,
  LevelMeter,
  NewAccount,
  Phone,
  Pictures,
  SignInFault,
  SoundTest,
} from '../../engine/ports';
import type { MicrophoneState } from '../../../shared/domain/call-machine';
import type { Result } from '../../../shared/domain/result';
import type { DesktopServices } from '../../../shared/ipc/desktop-services';
import { updateWatch, type UpdateActions } from './update-watch';
import { setUpActions, type SetUpActions } from './set-up';
import { linkCalls, type LinkActions } from './link-calls';
import { nextShownCall } from './shown-call';
import { recentsWindow, type RecentsWindow } from './recents-window';
import { firstState, type SettingsSection, type Surroundings, type Tab, type UiState } from './ui-state';

/** What a person can do on the screens. Everything waits for the engine where it is not there yet, so that no press is lost. */
export interface UiActions extends LinkActions, SetUpActions, UpdateActions {
  openTab(tab: Tab): void;
  /** Opens the settings with this section in front. */
  openSettings(section: SettingsSection): void;
  /** The section is in front. */
  settingsShown(): void;
  showCall(callId: string): void;
  closeCall(): void;
  chooseLine(lineId: string): void;
  setDialText(text: string): void;
  /** For the next call alone. */
  hideNumber(hidden: boolean): void;
  /** Calls `target`, or what is typed; with nothing typed the last number called is put in to be seen first. */
  call(target?: string, withVideo?: boolean): Promise<void>;
  pictures(): Promise<Pictures>;
  /** Shows a screen or a window; null: the browser or the desktop asks which. */
  share(callId: string, source: string | null): Promise<void>;
  execute(command: PhoneCommand): Promise<void>;
  sendDtmf(callId: string, tones: string): Promise<void>;
  addAccount(open: boolean): void;
  signIn(account: NewAccount): Promise<Result<{ readonly lineId: string }, SignInFault>>;
  startDemo(): Promise<void>;
  retryLine(lineId: string, password?: string): Promise<void>;
  /** Looks at the desktop and its devices, and lets every line prove itself. */
  checkReadiness(): Promise<void>;
  signOut(lineId: string): Promise<void>;
  changeSettings(change: (settings: Settings) => Settings): Promise<void>;
  dismissNotice(noticeId: string): Promise<void>;
  growRecents(): Promise<void>;
  removeRecent(id: string): Promise<void>;
  clearRecents(): Promise<void>;
  askMicrophone(): Promise<MicrophoneState>;
  /** Asks for a headset with buttons. */
  connectHeadset(): Promise<HeadsetAnswer>;
  startMeter(): Promise<Result<LevelMeter, MicrophoneState>>;
  playTest(test: SoundTest): Promise<void>;
}

export interface Ui {
  /** What the desktop app does around the phone; null in a browser. */
  readonly desktop: DesktopServices | null;
  readonly store: StoreApi<UiState>;
  readonly actions: UiActions;
  /** The engine runs: from now on its state is shown. */
  attach(phone: Phone): void;
  /** The engine could not start. `detail` goes into the details. */
  fail(detail: string): void;
}

/** The screens' state and actions, before there is an engine. */
export function createUi(
  settings: Settings,
  surroundings: Surroundings,
  desktop: DesktopServices | null = null,
  after: (delayMs: number, callback: () => void) => () => void = afterRealTime,
  policies: PolicyReport = NO_POLICIES,
): Ui {
  const store = createStore<UiState>()(() => firstState(settings, surroundings, policies));
  let attached: (phone: Phone) => void;
  const engine = new Promise<Phone>((resolve) => {
    attached = resolve;
  });
  const patch = (part: Partial<UiState>) => {
    store.setState(part);
  };
  let recents: RecentsWindow | null = null;

  function attach(phone: Phone): void {
    const take = () => {
      const before = store.getState();
      const snapshot = phone.snapshot();
      const shown = nextShownCall(
        before.snapshot.calls,
        snapshot.calls,
        before.shownCallId,
        before.snapshot.conference?.members,
      );
      patch({
        engine: 'running',
        snapshot,
        settings: phone.settings(),
        policies: phone.policies(),
        shownCallId: shown.callId,
        callOpen: shown.callId !== null && (shown.opened || before.callOpen),
        addingAccount: before.addingAccount && !shown.opened,
      });
    };
    const takeDevices = () => {
      const { devices } = phone;
      patch({
        devices: [...devices.list()],
        devicesInUse: { microphone: devices.inUse('microphone'), speaker: devices.inUse('speaker') },
      });
    };
    recents = recentsWindow(phone.history, (entries, more) => {
      patch({ recents: entries, recentsMore: more });
    });
    phone.subscribe(take);
    phone.devices.subscribe(takeDevices);
    phone.history.subscribe(() => void recents?.refresh());
    patch({ headsets: phone.connectHeadset !== null });
    take();
    takeDevices();
    void recents.refresh();
    attached(phone);
  }

  const links = linkCalls({
    desktop,
    store,
    after,
    place: async (target) => {
      const outcome = (await engine).dial(target, store.getState().lineId ?? undefined);
      if (!outcome.ok) return outcome.error.code;
      patch({ shownCallId: outcome.value.callId, callOpen: true, addingAccount: false });
      return null;
    },
  });

  const actions: UiActions = {
    ...links,
    ...updateWatch(desktop, store),
    ...setUpActions(desktop, store),
    openTab: (tab) => {
      patch({ tab, callOpen: false });
      if (tab === 'recents')
        void engine.then((phone) => {
          phone.markMissedSeen();
        });
    },
    openSettings: (section) => {
      patch({ tab: 'settings', callOpen: false, settingsSection: section });
    },
    settingsShown: () => {
      patch({ settingsSection: null });
    },
    showCall: (callId) => {
      patch({ shownCallId: callId, callOpen: true });
    },
    closeCall: () => {
      patch({ callOpen: false });
    },
    chooseLine: (lineId) => {
      patch({ lineId });
    },
    hideNumber: (hidden) => {
      patch({ numberHidden: hidden });
    },
    setDialText: (text) => {
      patch({ dialText: text, dialFault: null });
    },
    call: async (target, withVideo) => {
      const { dialText, recents: entries, lineId, numberHidden } = store.getState();
      const wanted = target ?? dialText.trim();
      if (wanted === '') {
        patch({ dialText: entries.find((entry) => entry.direction === 'outgoing')?.number ?? '' });
        return;
      }
      const phone = await engine;
      const outcome = phone.dial(wanted, lineId ?? undefined, withVideo, numberHidden ?? undefined);
      if (outcome.ok)
        patch({
          dialText: '',
          dialFault: null,
          numberHidden: null,
          shownCallId: outcome.value.callId,
          callOpen: true,
        });
      else patch({ tab: 'keypad', dialText: wanted, dialFault: outcome.error.code });
    },
    pictures: async () => (await engine).pictures,
    share: async (callId, source) => {
      await (await engine).pictures.share(callId, source);
    },
    execute: async (command) => {
      (await engine).execute(command);
    },
    sendDtmf: async (callId, tones) => {
      (await engine).sendDtmf(callId, tones);
    },
    addAccount: (open) => {
      patch({ addingAccount: open });
    },
    signIn: async (account) => {
      const before = store.getState().tab;
      const outcome = await (await engine).signIn(account);
      // A keychain may take its time; whoever went elsewhere meanwhile stays there.
      const { tab } = store.getState();
      if (outcome.ok) {
        patch({ addingAccount: false, tab: tab === before ? 'keypad' : tab, lineId: outcome.value.lineId });
      }
      return outcome;
    },
    startDemo: async () => {
      await (await engine).startDemo();
      patch({ addingAccount: false, tab: 'keypad' });
    },
    retryLine: async (lineId, password) => {
      (await engine).retryLine(lineId, password);
    },
    checkReadiness: async () => {
      const phone = await engine;
      phone.checkLines();
      void phone.devices.look();
      // Main tells what it found to the engine; a desktop that can't be looked at is as it was.
      await desktop?.check().catch(() => undefined);
    },
    signOut: async (lineId) => {
      await (await engine).signOut(lineId);
      if (store.getState().lineId === lineId) patch({ lineId: null });
    },
    changeSettings: async (change) => {
      const phone = await engine;
      const saving = phone.changeSettings(change);
      patch({ settings: phone.settings() });
      await saving;
      patch({ settings: phone.settings() });
    },
    dismissNotice: async (noticeId) => {
      (await engine).dismissNotice(noticeId);
    },
    growRecents: () => recents?.grow() ?? Promise.resolve(),
    removeRecent: async (id) => {
      await (await engine).history.remove(id);
    },
    clearRecents: async () => {
      await (await engine).history.clear();
    },
    connectHeadset: async () => (await engine).connectHeadset?.() ?? 'none',
    askMicrophone: async () => (await engine).devices.askPermission(),
    startMeter: async () => (await engine).devices.startMeter(),
    playTest: async (test) => (await engine).devices.playTest(test),
  };

  return {
    desktop,
    store,
    actions,
    attach,
    fail: (detail) => {
      patch({ engine: 'failed', engineFault: detail });
    },
  };
}

function afterRealTime(delayMs: number, callback: () => void): () => void {
  const timer = setTimeout(callback, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
