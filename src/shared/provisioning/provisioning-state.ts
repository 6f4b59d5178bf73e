import type { ProvisionFault } from './provision-fault';

/** What the screens know of the set-up. */
export interface ProvisioningState {
  /** There is one, and its accounts are here. */
  readonly setUp: boolean;
  /** Host of the document; empty: none. */
  readonly host: string;
  /** The organisation's name; empty: it gave none. */
  readonly name: string;
  /** `#rrggbb`; null: it gave none. */
  readonly accentColour: string | null;
  /** `https:` address where people get help; null: it gave none. */
  readonly supportLink: string | null;
  /** An admin's policy set it up, and only that can take it away. */
  readonly byPolicy: boolean;
  /** A person may set the phone up by address, link or code. */
  readonly maySetUp: boolean;
  /** Host where somebody has to sign in before it goes on; null: nowhere. */
  readonly signInAt: string | null;
  /** What is wrong with it since the last look; null: nothing. */
  readonly problem: ProvisionFault | null;
  /** When the server last said that this is the newest, ms since the epoch; null: never. */
  readonly refreshedAtMs: number | null;
}

export const NOT_SET_UP: ProvisioningState = {
  setUp: false,
  host: '',
  name: '',
  accentColour: null,
  supportLink: null,
  byPolicy: false,
  maySetUp: true,
  signInAt: null,
  problem: null,
  refreshedAtMs: null,
};

/** What became of a set-up. */
export type SetUpOutcome =
  | { readonly kind: 'done' }
  /** Somebody has to sign in at that host; then it goes on. */
  | { readonly kind: 'sign-in'; readonly host: string }
  | { readonly kind: 'fault'; readonly fault: ProvisionFault };

/** Where people sign in for their organisation, and as whom this program asks. */
export interface SignOn {
  /** `https:` address */
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}
