import type { BodyAndContentType, SessionDescriptionHandler } from 'sip.js';
import type { CallMedia } from '../world/media';

const SDP = 'application/sdp';

/** What SIP.js calls a session description handler: the library's view of our `CallMedia`. */
export class SessionMedia implements SessionDescriptionHandler {
  #prepared: { readonly offer: string; readonly done: Promise<void> } | null = null;

  constructor(
    private readonly media: CallMedia,
    /** What the first description goes out with. */
    private dress: ((sdp: string) => BodyAndContentType) | null = null,
  ) {}

  /** Applies an incoming offer and makes the answer while it rings. Rejects when there is nothing in common. */
  prepare(offer: string): Promise<void> {
    const done = this.media.applyRemote(offer, false);
    this.#prepared = { offer, done };
    return done;
  }

  async getDescription(): Promise<BodyAndContentType> {
    const body = await this.media.localDescription();
    const { dress } = this;
    this.dress = null;
    return dress ? dress(body) : { body, contentType: SDP };
  }

  setDescription(sdp: string): Promise<void> {
    const prepared = this.#prepared;
    if (prepared?.offer === sdp) {
      this.#prepared = null;
      return prepared.done;
    }
    return this.media.applyRemote(sdp, false);
  }

  hasDescription(contentType: string): boolean {
    return contentType.toLowerCase() === SDP;
  }

  rollbackDescription(): Promise<void> {
    return this.media.rollback();
  }

  sendDtmf(tones: string): boolean {
    return this.media.sendDtmf(tones);
  }

  /** The call closes its media itself: it may go on in a second INVITE when the library is done with the first. */
  close(): void {
    this.#prepared = null;
  }
}
