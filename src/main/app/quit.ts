import type { App } from 'electron';
import type { Log } from '../../shared/log/levels';

/** ms; longer than the phone needs to say goodbye, short enough that no system kills us for it */
const PATIENCE_MS = 3_000;
const DESKTOP_MS = 300;
/** ms; an update in place is renamed, never unpacked, on the way out */
const UPDATE_MS = 2_000;

export interface Farewell {
  /** Asks the phone to hang up and unregister. False: there is no phone to ask. */
  askPhone(): boolean;
  /** Takes back what stands on the desktop. */
  clearDesktop(): Promise<void>;
  /** Puts a waiting update in place for the next start; not when the system ends the session. */
  installUpdate(): Promise<void>;
  /** Ends the process. */
  exit(): void;
}

export interface Quit {
  /** True from the moment it was asked for: windows may close now. */
  isQuitting(): boolean;
  begin(): void;
  /** The system shuts down or logs out: the same, and nothing stands in its way. */
  sessionEnds(): void;
  /** The phone has said goodbye. */
  phoneReady(): void;
}

/** Resolves with it, or when so many ms are over. */
function within(ms: number, work: Promise<void>): Promise<void> {
  return Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, ms))]);
}

/**
 * Leaves cleanly, however it was asked for (menu, system, SIGTERM): calls end and lines unregister first, at most three
 * seconds long.
 */
export function createQuit(app: Pick<App, 'on'>, farewell: Farewell, log: Log): Quit {
  let quitting = false;
  let leaving = false;
  let sessionEnding = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function leave(): void {
    if (leaving) return;
    leaving = true;
    clearTimeout(timer);
    // The desktop gets a moment, and no more, to take its notifications back.
    const cleared = farewell.clearDesktop().catch((error: unknown) => {
      log.warn(`desktop not cleared: ${String(error)}`);
    });
    const updated = sessionEnding
      ? Promise.resolve()
      : farewell.installUpdate().catch((error: unknown) => {
          log.warn(`update not installed: ${String(error)}`);
        });
    void Promise.all([within(DESKTOP_MS, cleared), within(UPDATE_MS, updated)]).then(() => {
      log.info('quit');
      farewell.exit();
    });
  }

  function begin(): void {
    if (quitting) return;
    quitting = true;
    log.info('quitting');
    timer = setTimeout(() => {
      log.warn('the phone did not say goodbye in time');
      leave();
    }, PATIENCE_MS);
    if (!farewell.askPhone()) leave();
  }

  app.on('before-quit', (event) => {
    // Refusing to quit would call the log-out off (macOS).
    if (!sessionEnding) event.preventDefault();
    begin();
  });

  return {
    isQuitting: () => quitting,
    begin,
    sessionEnds() {
      sessionEnding = true;
      begin();
    },
    phoneReady() {
      if (quitting) leave();
    },
  };
}
