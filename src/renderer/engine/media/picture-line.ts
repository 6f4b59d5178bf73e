import type { PictureAgreement } from '../../../shared/domain/video-machine';
import type { Log } from '../../../shared/log/levels';
import { wantedCodecs } from './picture-codecs';

const NOTHING: PictureAgreement = { line: 'none', offered: false, sends: false, receives: false };

/**
 * The one `m=video` line of a call. It is there only once a picture was wanted here or offered by the far end: a call with sound
 * alone carries nothing of it. One that was refused stays in the descriptions as port 0 (RFC 3264 §6); the next wish takes its
 * place.
 */
export class PictureLine {
  #wanted = false;
  #track: MediaStreamTrack | null = null;
  #transceiver: RTCRtpTransceiver | null = null;
  /** What the description says that is made last, and what the one before it said. */
  #said = false;
  #saidBefore = false;

  constructor(private readonly log: Log) {}

  get wanted(): boolean {
    return this.#wanted;
  }

  want(send: boolean): void {
    this.#wanted = send;
  }

  send(track: MediaStreamTrack | null): void {
    this.#track = track;
    this.#feed();
  }

  /**
   * Settles what the next description says. A picture of theirs is taken, our own goes out when it is wanted, a held call shows
   * nothing, and a second picture is declined.
   * @param offering ours is the next description's offer: a line may be added
   */
  direct(connection: RTCPeerConnection, held: boolean, offering: boolean): void {
    const direction = held ? 'inactive' : this.#wanted ? 'sendrecv' : 'recvonly';
    this.#saidBefore = this.#said;
    this.#said = !held && this.#wanted;
    const lines = connection.getTransceivers().filter(isPicture);
    const kept = offering
      ? (lines.find((line) => line === this.#transceiver) ?? lines[0])
      : lines.find(({ mid }) => mid !== null);
    for (const line of lines) line.direction = line === kept ? direction : 'inactive';
    // Theirs takes the place of one of ours that was never agreed.
    if (kept && kept !== this.#transceiver && this.#transceiver?.mid === null) this.#transceiver.stop();
    if (kept) this.#transceiver = kept;
    else if (this.#wanted && offering) {
      this.#transceiver = connection.addTransceiver('video', { direction });
      const codecs = wantedCodecs(RTCRtpReceiver.getCapabilities('video')?.codecs ?? []);
      if (codecs.length > 0) this.#transceiver.setCodecPreferences(codecs);
    }
    this.#feed();
  }

  /** Our description is about to be taken back. */
  takeBack(): void {
    this.#said = this.#saidBefore;
  }

  /**
   * The far end has refused our line as a whole and need not hear of it again: it is to be left out of the text of what is sent.
   * Chromium's own can't be taken away without a trace; one that is stopped takes the next one's place.
   */
  get unseen(): boolean {
    return this.#transceiver !== null && this.#transceiver.currentDirection === null && !this.#said;
  }

  /** There is a line that both ends have taken. */
  get agreed(): boolean {
    return this.#transceiver !== null && this.#transceiver.currentDirection !== null;
  }

  agreement(): PictureAgreement {
    if (!this.#transceiver) return NOTHING;
    const { currentDirection, direction } = this.#transceiver;
    if (direction === 'stopped' || currentDirection === 'stopped') {
      this.#transceiver = null;
      return { line: 'refused', offered: false, sends: false, receives: false };
    }
    if (currentDirection === null) return NOTHING;
    return {
      line: 'open',
      offered: this.#said,
      sends: currentDirection === 'sendrecv' || currentDirection === 'sendonly',
      receives: currentDirection === 'sendrecv' || currentDirection === 'recvonly',
    };
  }

  farPicture(): MediaStreamTrack | null {
    return this.#transceiver?.receiver.track ?? null;
  }

  #feed(): void {
    const sender = this.#transceiver?.sender;
    if (!sender || sender.track === this.#track) return;
    sender.replaceTrack(this.#track).catch((error: unknown) => {
      this.log.warn(`picture: ${error instanceof Error ? error.message : 'refused'}`);
    });
  }
}

function isPicture({ receiver, direction }: RTCRtpTransceiver): boolean {
  return receiver.track.kind === 'video' && direction !== 'stopped';
}
