import type { Clock } from '../world/world';

/** What `,` stands for, ms: as in RTCDTMFSender (W3C WebRTC §7.2). */
const PAUSE_MS = 2_000;
const DURATION_MS = 160;

export interface DtmfInfoParts {
  readonly clock: Clock;
  /** Resolves when the far end took it. */
  info(contentType: string, body: string): Promise<void>;
  /** They take no key tones this way either. */
  onRefused(): void;
}

/** Sends key tones in INFO, to far ends that did not agree on telephone-event (RFC 4733): the old `application/dtmf-relay`. */
export class DtmfInfo {
  #queue: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DtmfInfoParts) {}

  /** `tones`: 0–9, *, #, A–D, and `,`. In order, after what was asked for before. */
  send(tones: string): void {
    this.#queue = this.#queue
      .then(async () => {
        for (const tone of tones) await this.#sendOne(tone);
      })
      .catch(() => {
        this.parts.onRefused();
      });
  }

  #sendOne(tone: string): Promise<void> {
    if (tone === ',') {
      return new Promise((resolve) => {
        this.parts.clock.after(PAUSE_MS, resolve);
      });
    }
    const body = `Signal=${tone}\r\nDuration=${String(DURATION_MS)}\r\n`;
    return this.parts.info('application/dtmf-relay', body);
  }
}
