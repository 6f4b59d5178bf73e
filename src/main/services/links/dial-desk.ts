import type { LinkFault } from '../../../shared/domain/link-fault';
import type { DialOutcome, DialRequest } from '../../../shared/ipc/desktop-services';

/** ms for the page to be there: a slow machine's cold start */
const PAGE_MS = 20_000;
/** ms for its word on a call: it waits up to 10 s for a line that is coming up */
const OUTCOME_MS = 20_000;

export interface DialDeskParts {
  /** To the page that is the phone. */
  ask(request: DialRequest): void;
  tellRefused(fault: LinkFault): void;
  newId(): string;
  /** Calls back once after `delayMs`; gives back the way to cancel. */
  after(delayMs: number, callback: () => void): () => void;
}

/** Passes on what is to be called, as soon as there is a page that listens, and brings back what became of it. */
export interface DialDesk {
  /** Null: the page did not come, did not answer, or went away. */
  dial(wanted: Omit<DialRequest, 'id'>): Promise<DialOutcome | null>;
  refuse(fault: LinkFault): Promise<void>;
  /** Resolves once there is a page; false: it did not come in time. */
  ready(): Promise<boolean>;
  /** The page's word on one request. */
  dialled(id: string, outcome: DialOutcome): void;
  pageReady(): void;
  pageLost(): void;
}

export function createDialDesk(parts: DialDeskParts): DialDesk {
  let listening = false;
  const waiting = new Set<() => void>();
  const asked = new Map<string, (outcome: DialOutcome | null) => void>();

  function ready(): Promise<boolean> {
    if (listening) return Promise.resolve(true);
    return new Promise((resolve) => {
      const come = (): void => {
        stop();
        resolve(true);
      };
      const stop = parts.after(PAGE_MS, () => {
        waiting.delete(come);
        resolve(false);
      });
      waiting.add(come);
    });
  }

  return {
    ready,
    async dial(wanted) {
      // With a page there nothing is awaited first: what is sent keeps its order.
      if (!listening && !(await ready())) return null;
      const id = parts.newId();
      return new Promise((resolve) => {
        const settle = (outcome: DialOutcome | null): void => {
          stop();
          asked.delete(id);
          resolve(outcome);
        };
        const stop = parts.after(OUTCOME_MS, () => {
          settle(null);
        });
        asked.set(id, settle);
        parts.ask({ id, ...wanted });
      });
    },
    async refuse(fault) {
      if (listening || (await ready())) parts.tellRefused(fault);
    },
    dialled(id, outcome) {
      asked.get(id)?.(outcome);
    },
    pageReady() {
      listening = true;
      for (const come of [...waiting]) come();
      waiting.clear();
    },
    pageLost() {
      listening = false;
      for (const settle of [...asked.values()]) settle(null);
    },
  };
}
