/** The pause in typing after which a key is meant for the question, ms: longer than the 660 ms until X11 repeats a held key. */
const PAUSE_MS = 700;

/**
 * Keeps keys that were meant for something else away from a question that pops up: none counts until there was a pause in
 * typing, and a held key never does.
 */
export interface TypingGuard {
  /** A key went down; true when it is meant for the question. */
  keyDown(repeated: boolean): boolean;
  /** Starts over: the window has just come to the front. */
  restart(): void;
  stop(): void;
}

/**
 * @param after calls back once after so many ms; gives back the way to cancel
 * @param onOpen tells whether keys count from now on
 */
export function createTypingGuard(
  after: (delayMs: number, callback: () => void) => () => void,
  onOpen: (open: boolean) => void,
): TypingGuard {
  let open = false;
  let stop = (): void => undefined;

  function restart(): void {
    stop();
    if (open) onOpen(false);
    open = false;
    stop = after(PAUSE_MS, () => {
      open = true;
      onOpen(true);
    });
  }

  restart();
  return {
    keyDown(repeated) {
      if (!open) restart();
      return open && !repeated;
    },
    restart,
    stop: () => {
      stop();
    },
  };
}
