import type { Clock } from '../world/world';

/** How long media may stay broken after an ICE restart before the call is given up, ms. */
const MEDIA_RESCUE_MS = 20_000;

export interface MediaRescueParts {
  readonly clock: Clock;
  /** Asks the far end for another path. */
  restart(): void;
  onGivenUp(): void;
}

/**
 * A lost path is not a lost call: an ICE restart over a re-INVITE, and time for it, counted from the first loss until sound
 * flows again.
 */
export class MediaRescue {
  /** Ends the countdown of one that is under way. */
  #cancel: (() => void) | null = null;

  constructor(private readonly parts: MediaRescueParts) {}

  begin(): void {
    this.parts.restart();
    this.#cancel ??= this.parts.clock.after(MEDIA_RESCUE_MS, () => {
      this.parts.onGivenUp();
    });
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = null;
  }
}
