import type { StoreApi } from 'zustand/vanilla';
import type { DialFault } from '../../../shared/domain/dial-fault';
import type { LinkFault } from '../../../shared/domain/link-fault';
import type { DesktopServices } from '../../../shared/ipc/desktop-services';
import type { UiState } from './ui-state';

/** How long a call waits for a line that is coming up, ms. */
const LINE_WAIT_MS = 10_000;

/** A call that a link wants, until the person says yes or no. */
export interface LinkQuestion {
  readonly id: string;
  readonly target: string;
  /** What to show of it, where the link says more than what is dialled: an extension, a number as it was written. */
  readonly shown?: string;
}

/** What became of the last link, where that is worth a word. */
export type LinkNote =
  | { readonly kind: 'refused'; readonly fault: LinkFault }
  /** It is called once the line is there. */
  | { readonly kind: 'waiting'; readonly target: string }
  | { readonly kind: 'not-called'; readonly target: string; readonly fault: DialFault };

export interface LinkState {
  readonly question: LinkQuestion | null;
  readonly note: LinkNote | null;
}

export interface LinkActions {
  /** Yes: call what the question names. */
  callLink(): Promise<void>;
  /** No. */
  dropLink(): void;
  /** Takes the note away; a call that it says waits for its line is given up. */
  dismissLinkNote(): void;
}

export interface LinkCallParts {
  readonly desktop: DesktopServices | null;
  readonly store: StoreApi<UiState>;
  /** Calls now, and opens the call's screen; null, or why there is no call. Waits for the engine. */
  place(target: string): Promise<DialFault | null>;
  /** Calls back once after `delayMs`; gives back the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Calls that a link or a command line asks for: asked about first or placed at once, and what becomes of them is told. */
export function linkCalls({ desktop, store, place, after }: LinkCallParts): LinkActions {
  let giveUp = (): void => undefined;

  function patch(links: Partial<LinkState>): void {
    store.setState((state) => ({ links: { ...state.links, ...links } }));
  }

  async function call(target: string): Promise<DialFault | null> {
    giveUp();
    patch({ note: null });
    if (lineOutlook(store.getState()) === 'coming') {
      patch({ note: { kind: 'waiting', target } });
      if (!(await lineSettled())) return 'line-not-ready';
      if (store.getState().links.note?.kind === 'waiting') patch({ note: null });
    }
    const { engine } = store.getState();
    const fault = engine === 'running' ? await place(target) : 'line-not-ready';
    if (fault !== null) patch({ note: { kind: 'not-called', target, fault } });
    return fault;
  }

  /** True once it is known whether there is a line; false when another link or the person put an end to the wait. */
  function lineSettled(): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (settled: boolean): void => {
        stopTimer();
        stopListening();
        giveUp = () => undefined;
        resolve(settled);
      };
      const stopTimer = after(LINE_WAIT_MS, () => {
        end(true);
      });
      const stopListening = store.subscribe((state) => {
        if (lineOutlook(state) !== 'coming') end(true);
      });
      giveUp = () => {
        end(false);
      };
    });
  }

  desktop?.onDial(({ id, target, shown, confirm }) => {
    if (!confirm) {
      void call(target).then((fault) => {
        desktop.dialled(id, fault ?? 'calling');
      });
    } else if (isSignedOut(store.getState())) {
      patch({ question: null, note: { kind: 'not-called', target, fault: 'no-line' } });
      desktop.dialled(id, 'no-line');
    } else {
      patch({ question: { id, target, ...(shown !== undefined && { shown }) }, note: null });
      desktop.dialled(id, 'asking');
    }
  });
  desktop?.onLinkRefused((fault) => {
    patch({ note: { kind: 'refused', fault } });
  });

  return {
    callLink: async () => {
      const { question } = store.getState().links;
      patch({ question: null });
      if (question) await call(question.target);
    },
    dropLink: () => {
      patch({ question: null });
    },
    dismissLinkNote: () => {
      if (store.getState().links.note?.kind === 'waiting') giveUp();
      patch({ note: null });
    },
  };
}

/** Whether the line a call would go out on is there, may still come by itself, or is known not to be there. */
export function lineOutlook(
  state: Pick<UiState, 'engine' | 'snapshot' | 'settings' | 'lineId'>,
): 'ready' | 'coming' | 'none' {
  if (state.engine === 'failed') return 'none';
  const { lines } = state.snapshot;
  if (state.engine === 'starting' || lines.length === 0) return isSignedOut(state) ? 'none' : 'coming';
  const asked = lines.filter(({ id }) => state.lineId === null || id === state.lineId);
  if (asked.some(({ status }) => status.kind === 'ready')) return 'ready';
  const coming = asked.some(({ status }) => status.kind === 'connecting' || status.kind === 'signed-out');
  return coming ? 'coming' : 'none';
}

function isSignedOut({ snapshot, settings }: Pick<UiState, 'snapshot' | 'settings'>): boolean {
  return snapshot.lines.length === 0 && settings.accounts.length === 0 && !settings.demo;
}
