import type { DesktopFacts } from '../domain/desktop-facts';
import type { DialFault } from '../domain/dial-fault';
import type { LinkFault, LinkScheme } from '../domain/link-fault';
import type { ShortcutStates } from '../domain/shortcut';
import type { UpdateSnapshot } from '../domain/update-snapshot';
import type { EventPayload, InvokeArgs, InvokeResult, TellArgs } from './contract';
import type { ProvisioningState, SetUpOutcome } from '../provisioning/provisioning-state';
import type { SetUpOffer } from './provisioning-schema';

export type LoginStart = InvokeResult<'login-start:get'>;
export type SchemeOwner = InvokeResult<'schemes:list'>[number];
export type ScreenChoice = InvokeResult<'screens:list'>;
export type ScreenSource = ScreenChoice['sources'][number];
export type SystemPage = InvokeArgs<'system:open'>[0];
export type UpdateWant = TellArgs<'updates:ask'>[0];
export type DialRequest = EventPayload<'phone:dial'>;
export type DialOutcome = 'calling' | 'asking' | DialFault;

/** The organisation's set-up. */
export interface ProvisioningServices {
  state(): Promise<ProvisioningState>;
  onChanged(listener: (state: ProvisioningState) => void): () => void;
  /** A link wants to set the phone up; `accept` says yes. */
  onOffered(listener: (offer: SetUpOffer) => void): () => void;
  accept(offerId: string): Promise<SetUpOutcome>;
  /** With an address, a link or the text of a QR code. */
  setUp(text: string): Promise<SetUpOutcome>;
  /** In the system's browser; may take minutes. */
  signIn(): Promise<SetUpOutcome>;
  cancelSignIn(): void;
  /** Asks the server now. */
  look(): Promise<ProvisioningState>;
  forget(): Promise<SetUpOutcome>;
  /** False: the organisation named no page. */
  openHelp(): Promise<boolean>;
}

/** What the desktop app does around the phone; a browser tab has none of it. */
export interface DesktopServices {
  /** Looks anew. */
  check(): Promise<DesktopFacts>;
  loginStart(): Promise<LoginStart>;
  setLoginStart(wanted: { readonly on: boolean; readonly hidden: boolean }): Promise<LoginStart>;
  schemes(): Promise<readonly SchemeOwner[]>;
  claimScheme(scheme: LinkScheme): Promise<readonly SchemeOwner[]>;
  shortcutStates(): Promise<ShortcutStates>;
  onShortcutStates(listener: (states: ShortcutStates) => void): () => void;
  /** New keys are being recorded, or no longer: meanwhile the old ones do nothing. */
  recordShortcuts(on: boolean): void;
  /** False: there is no such page that we know. */
  openSystem(page: SystemPage): Promise<boolean>;
  /** The screens and windows that can be shown to the far end. */
  screens(): Promise<ScreenChoice>;
  /** Gives the page's next request what was chosen; null: the system asks. False: it is gone. */
  chooseScreen(source: string | null): Promise<boolean>;
  /** Where recordings go when nobody is asked. */
  recordingFolder(): Promise<string>;
  /** The person chooses another; null: they did not. */
  chooseRecordingFolder(): Promise<string | null>;
  /** Opens it in the file manager; false: it isn't there. */
  showRecordingFolder(): Promise<boolean>;
  updates(): Promise<UpdateSnapshot>;
  onUpdates(listener: (snapshot: UpdateSnapshot) => void): () => void;
  /** What becomes of it is told by `onUpdates`. */
  askUpdates(what: UpdateWant): void;
  /** A link or a command line wants a call; answer each with `dialled`. */
  onDial(listener: (request: DialRequest) => void): () => void;
  dialled(id: string, outcome: DialOutcome): void;
  onLinkRefused(listener: (fault: LinkFault) => void): () => void;
  readonly provisioning: ProvisioningServices;
}
