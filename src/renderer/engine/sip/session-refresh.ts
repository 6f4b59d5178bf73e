import { nextStep, type SessionTimer } from '../../../shared/domain/session-timer';

export interface SessionRefreshParts {
  /** Tells the far end that the session goes on; rejects when it does not answer. */
  refresh(): Promise<void>;
  /** Nobody has refreshed the session in its time: the far end is gone (RFC 4028 §10). */
  expire(): void;
}

/** Keeps a session's timer running (RFC 4028). */
export class SessionRefresh {
  #timeout: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(private readonly parts: SessionRefreshParts) {}

  /** The session was refreshed, or began; null: it has no timer (any more). */
  restart(timer: SessionTimer | null): void {
    clearTimeout(this.#timeout);
    if (!timer || this.#stopped) return;
    const { afterSeconds, step } = nextStep(timer);
    this.#timeout = setTimeout(() => {
      if (step === 'expire') {
        this.parts.expire();
        return;
      }
      // A refresh that failed leaves the far end the rest of the interval to come back.
      this.#timeout = setTimeout(
        () => {
          this.parts.expire();
        },
        (timer.intervalSeconds - afterSeconds) * 1_000,
      );
      this.parts.refresh().catch(() => undefined);
    }, afterSeconds * 1_000);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timeout);
  }
}
