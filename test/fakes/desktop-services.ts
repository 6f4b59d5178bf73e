import type { LinkFault, LinkScheme } from '../../src/shared/domain/link-fault';
import type { ShortcutStates } from '../../src/shared/domain/shortcut';
import type { UpdateSnapshot } from '../../src/shared/domain/update-snapshot';
import { DESKTOP_UNKNOWN, type DesktopFacts } from '../../src/shared/domain/desktop-facts';
import type {
  DesktopServices,
  DialOutcome,
  DialRequest,
  LoginStart,
  SchemeOwner,
  ScreenChoice,
  SystemPage,
  UpdateWant,
} from '../../src/shared/ipc/desktop-services';

/** A desktop that a test sends links from, and which remembers what it was told. */
export class FakeDesktop implements DesktopServices {
  readonly outcomes: { readonly id: string; readonly outcome: DialOutcome }[] = [];
  readonly claimed: LinkScheme[] = [];
  readonly opened: SystemPage[] = [];
  facts: DesktopFacts = DESKTOP_UNKNOWN;
  login: LoginStart = { supported: true, on: false, hidden: false };
  owners: readonly SchemeOwner[] = [];
  states: ShortcutStates = { answer: 'off', hangUp: 'off', mute: 'off', show: 'off' };
  recording = false;
  screenChoice: ScreenChoice = { asks: 'us', access: 'unknown', sources: [] };
  folder = '/home/ida/Documents/Offhook recordings';
  folderChosen: string | null = null;
  foldersShown = 0;
  readonly screensChosen: (string | null)[] = [];
  update: UpdateSnapshot = {
    version: '0.1.0',
    mode: 'auto',
    unavailable: null,
    at: 'resting',
    next: null,
    waitsForCall: false,
    outdated: false,
    fault: null,
    checkedAtMs: null,
    previous: null,
  };
  readonly updateWants: UpdateWant[] = [];
  #updates: (snapshot: UpdateSnapshot) => void = () => undefined;
  #dial: (request: DialRequest) => void = () => undefined;
  #refused: (fault: LinkFault) => void = () => undefined;
  #states: (states: ShortcutStates) => void = () => undefined;

  dial(request: DialRequest): void {
    this.#dial(request);
  }

  refuse(fault: LinkFault): void {
    this.#refused(fault);
  }

  tellStates(states: ShortcutStates): void {
    this.states = states;
    this.#states(states);
  }

  check(): Promise<DesktopFacts> {
    return Promise.resolve(this.facts);
  }

  loginStart(): Promise<LoginStart> {
    return Promise.resolve(this.login);
  }

  setLoginStart(wanted: { readonly on: boolean; readonly hidden: boolean }): Promise<LoginStart> {
    this.login = { ...this.login, ...wanted };
    return Promise.resolve(this.login);
  }

  schemes(): Promise<readonly SchemeOwner[]> {
    return Promise.resolve(this.owners);
  }

  claimScheme(scheme: LinkScheme): Promise<readonly SchemeOwner[]> {
    this.claimed.push(scheme);
    return Promise.resolve(this.owners);
  }

  shortcutStates(): Promise<ShortcutStates> {
    return Promise.resolve(this.states);
  }

  onShortcutStates(listener: (states: ShortcutStates) => void): () => void {
    this.#states = listener;
    return () => undefined;
  }

  recordShortcuts(on: boolean): void {
    this.recording = on;
  }

  openSystem(page: SystemPage): Promise<boolean> {
    this.opened.push(page);
    return Promise.resolve(true);
  }

  screens(): Promise<ScreenChoice> {
    return Promise.resolve(this.screenChoice);
  }

  chooseScreen(source: string | null): Promise<boolean> {
    this.screensChosen.push(source);
    return Promise.resolve(true);
  }

  recordingFolder(): Promise<string> {
    return Promise.resolve(this.folder);
  }

  chooseRecordingFolder(): Promise<string | null> {
    return Promise.resolve(this.folderChosen);
  }

  showRecordingFolder(): Promise<boolean> {
    this.foldersShown += 1;
    return Promise.resolve(true);
  }

  updates(): Promise<UpdateSnapshot> {
    return Promise.resolve(this.update);
  }

  onUpdates(listener: (snapshot: UpdateSnapshot) => void): () => void {
    this.#updates = listener;
    return () => undefined;
  }

  tellUpdate(change: Partial<UpdateSnapshot>): void {
    this.update = { ...this.update, ...change };
    this.#updates(this.update);
  }

  askUpdates(what: UpdateWant): void {
    this.updateWants.push(what);
  }

  onDial(listener: (request: DialRequest) => void): () => void {
    this.#dial = listener;
    return () => undefined;
  }

  dialled(id: string, outcome: DialOutcome): void {
    this.outcomes.push({ id, outcome });
  }

  onLinkRefused(listener: (fault: LinkFault) => void): () => void {
    this.#refused = listener;
    return () => undefined;
  }
}
