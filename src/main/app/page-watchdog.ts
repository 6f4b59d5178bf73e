import type { Log } from '../../shared/log/levels';

/** ms between questions to a page that answers */
export const ASK_EVERY_MS = 15_000;
/** ms that a question stays open before it is asked again */
export const STEP_MS = 5_000;
/** Steps without an answer after which a page counts as hung. A machine that slept misses one. */
export const HUNG_STEPS = 4;
/** With a call that is talked on: its sound goes on without the page, so it gets two minutes to come round. */
export const HUNG_IN_CALL_STEPS = 24;

export interface WatchdogParts {
  readonly log: Log;
  /** Puts a question to the page; `answered` is to be called when it answers. */
  ask(): void;
  /** A call is connected. */
  isTalking(): boolean;
  /** Someone looks into the page with a debugger, which may have stopped it. */
  isDebugged(): boolean;
  /** The page hangs. */
  onHung(): void;
}

/** Notices a page that runs no more, also a hidden one: Electron's own `unresponsive` comes only when input was sent to it. */
export interface PageWatchdog {
  /** A page has loaded: it is asked from now on. */
  start(): void;
  /** There is no page to ask. */
  stop(): void;
  /** There is reason to ask at once. */
  suspect(): void;
  answered(): void;
}

export function createPageWatchdog(parts: WatchdogParts): PageWatchdog {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let missed = 0;

  function wait(delayMs: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(then, delayMs);
  }

  function ask(): void {
    // First, because the answer may come before `ask` is back.
    wait(STEP_MS, unanswered);
    parts.ask();
  }

  function unanswered(): void {
    if (parts.isDebugged()) {
      rest();
      return;
    }
    missed += 1;
    if (missed === 1) parts.log.warn('page does not answer');
    if (missed < (parts.isTalking() ? HUNG_IN_CALL_STEPS : HUNG_STEPS)) {
      ask();
      return;
    }
    parts.log.error(`page hangs, ${String((missed * STEP_MS) / 1_000)} s without an answer`);
    stop();
    parts.onHung();
  }

  function rest(): void {
    missed = 0;
    wait(ASK_EVERY_MS, ask);
  }

  function stop(): void {
    running = false;
    clearTimeout(timer);
  }

  return {
    start() {
      running = true;
      rest();
    },
    stop,
    suspect() {
      if (running && missed === 0) ask();
    },
    answered() {
      if (!running) return;
      if (missed > 0) parts.log.info('page answers again');
      rest();
    },
  };
}
