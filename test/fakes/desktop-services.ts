import {
  NOT_SET_UP,
  type ProvisioningState,
  type SetUpOutcome,
} from '../../src/shared/provisioning/provisioning-state';
import type { SetUpOffer } from '../../src/shared/ipc/provisioning-schema';
import type { LinkFault, LinkScheme } from '../../src/shared/domain/link-fault';
import type { ShortcutStates } from '../../src/shared/domain/shortcut';
import type { UpdateSnapshot } from '../../src/shared/domain/update-snapshot';
import { DESKTOP_UNKNOWN, type DesktopFacts } from '../../src/shared/domain/desktop-facts';
import type {
  DesktopServices,
  DialOutcome,
  DialRequest,
  ProvisioningServices,
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
  readonly setUp = new FakeProvisioning();
  readonly provisioning: ProvisioningServices = this.setUp;
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

/** A set-up whose outcomes a test chooses; asked for more, nothing is ever told. */
class FakeProvisioning implements ProvisioningServices {
  now: ProvisioningState = NOT_SET_UP;
  readonly outcomes: SetUpOutcome[] = [];
  readonly asked: string[] = [];
  #changed: (state: ProvisioningState) => void = () => undefined;
  #offered: (offer: SetUpOffer) => void = () => undefined;

  change(state: Partial<ProvisioningState>): void {
    this.now = { ...this.now, ...state };
    this.#changed(this.now);
  }

  offer(offer: SetUpOffer): void {
    this.#offered(offer);
  }

  state(): Promise<ProvisioningState> {
    return Promise.resolve(this.now);
  }

  onChanged(listener: (state: ProvisioningState) => void): () => void {
    this.#changed = listener;
    return () => undefined;
  }

  onOffered(listener: (offer: SetUpOffer) => void): () => void {
    this.#offered = listener;
    return () => undefined;
  }

  accept(offerId: string): Promise<SetUpOutcome> {
    return this.#next(`accept ${offerId}`);
  }

  setUp(text: string): Promise<SetUpOutcome> {
    return this.#next(`set up ${text}`);
  }

  signIn(): Promise<SetUpOutcome> {
    return this.#next('sign in');
  }

  cancelSignIn(): void {
    this.asked.push('cancel');
  }

  look(): Promise<ProvisioningState> {
    this.asked.push('look');
    return Promise.resolve(this.now);
  }

  forget(): Promise<SetUpOutcome> {
    return this.#next('forget');
  }

  openHelp(): Promise<boolean> {
    this.asked.push('help');
    return Promise.resolve(true);
  }

  #next(asked: string): Promise<SetUpOutcome> {
    this.asked.push(asked);
    const outcome = this.outcomes.shift();
    return outcome ? Promise.resolve(outcome) : new Promise(() => undefined);
  }
}
