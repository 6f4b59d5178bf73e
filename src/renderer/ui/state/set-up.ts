import type { StoreApi } from 'zustand/vanilla';
import type { DesktopServices } from '../../../shared/ipc/desktop-services';
import type { SetUpOffer } from '../../../shared/ipc/provisioning-schema';
import { provisionFault } from '../../../shared/provisioning/provision-fault';
import {
  NOT_SET_UP,
  type ProvisioningState,
  type SetUpOutcome,
} from '../../../shared/provisioning/provisioning-state';
import type { UiState } from './ui-state';

export interface SetUpUiState {
  readonly now: ProvisioningState;
  /** The screen for it is shown. */
  readonly open: boolean;
  /** What a link from outside wants, until the person says yes or no. */
  readonly offer: SetUpOffer | null;
}

/** In a browser there is never one. */
export const NO_SET_UP: SetUpUiState = {
  now: { ...NOT_SET_UP, maySetUp: false },
  open: false,
  offer: null,
};

export interface SetUpActions {
  openSetUp(open: boolean): void;
  /** With an address, a link or the text of a QR code. */
  setUp(text: string): Promise<SetUpOutcome>;
  /** What the link's question asks. */
  acceptSetUp(): Promise<SetUpOutcome>;
  dropSetUp(): void;
  signInForSetUp(): Promise<SetUpOutcome>;
  cancelSignIn(): void;
  lookAtSetUp(): Promise<void>;
  leaveSetUp(): Promise<void>;
  openSetUpHelp(): Promise<void>;
}

/** The organisation's set-up: what main tells of it, and what the person wants of it. */
export function setUpActions(desktop: DesktopServices | null, store: StoreApi<UiState>): SetUpActions {
  const services = desktop?.provisioning ?? null;
  const patch = (part: Partial<SetUpUiState>): void => {
    store.setState((state) => ({ setUp: { ...state.setUp, ...part } }));
  };
  if (services) {
    let told = false;
    services.onChanged((now) => {
      told = true;
      patch({ now });
    });
    services.onOffered((offer) => {
      patch({ offer });
    });
    services.state().then(
      (now) => {
        // What was told meanwhile is newer.
        if (!told) patch({ now });
      },
      () => undefined,
    );
  }

  /** A set-up that is done has nothing left to show. */
  async function carryOut(work: Promise<SetUpOutcome> | undefined): Promise<SetUpOutcome> {
    const outcome = await (work ?? Promise.resolve(NOWHERE)).catch(() => NOWHERE);
    if (outcome.kind === 'done') {
      patch({ open: false, offer: null });
      store.setState({ addingAccount: false });
    }
    return outcome;
  }

  return {
    openSetUp: (open) => {
      patch({ open });
    },
    setUp: (text) => carryOut(services?.setUp(text)),
    acceptSetUp: () => {
      const { offer } = store.getState().setUp;
      return carryOut(offer?.kind === 'ask' ? services?.accept(offer.id) : undefined);
    },
    dropSetUp: () => {
      services?.cancelSignIn();
      patch({ offer: null });
    },
    signInForSetUp: () => carryOut(services?.signIn()),
    cancelSignIn: () => {
      services?.cancelSignIn();
    },
    lookAtSetUp: async () => {
      await services?.look();
    },
    leaveSetUp: async () => {
      await services?.forget();
    },
    openSetUpHelp: async () => {
      await services?.openHelp();
    },
  };
}

/** Main refused to be asked. */
const NOWHERE: SetUpOutcome = { kind: 'fault', fault: provisionFault('sso-failed') };
