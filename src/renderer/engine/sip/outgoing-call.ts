import { Inviter, SessionState, type Core, type URI, type UserAgent } from 'sip.js';
import type { EndReason } from '../../../shared/domain/end-reason';
import { displayText } from '../../../shared/domain/display-text';
import type { CallMedia } from '../world/media';
import type { OutgoingSipCall, SipCallListener } from '../world/sip';
import { DialogCall } from './dialog-call';
import { cameFromTheNetwork } from './registration';
import { identityOf } from './sip-identity';

/** An INVITE of ours. */
export class OutgoingCall implements OutgoingSipCall {
  readonly #inviter: Inviter;
  readonly #dialog: DialogCall;
  #over = false;
  #sent = false;
  #established = false;

  constructor(
    agent: UserAgent,
    target: URI,
    private readonly media: CallMedia,
    private readonly listener: SipCallListener,
  ) {
    // The library's own early media fails when the call forks; here each provisional answer is applied as such.
    this.#inviter = new Inviter(agent, target, { earlyMedia: false });
    this.#dialog = new DialogCall(this.#inviter, media, listener, false);
    this.#inviter.delegate = this.#dialog.delegate(() => {
      this.#over = true;
      listener.onBye();
    });
    this.#inviter.stateChange.addListener((state) => {
      if (state === SessionState.Established) {
        this.#established = true;
        listener.onAccepted();
      }
      if (state === SessionState.Terminated) this.#finish();
    });
  }

  get session(): Inviter {
    return this.#inviter;
  }

  send(): void {
    this.#inviter
      .invite({
        requestDelegate: {
          onTrying: () => undefined,
          onProgress: (response) => {
            this.#onProgress(response);
          },
          onAccept: (response) => {
            this.#tellIdentity(response);
          },
          onRedirect: (response) => {
            this.#reject(response.message, 300);
          },
          onReject: (response) => {
            this.#reject(response.message, 500);
          },
        },
      })
      .then(
        () => {
          this.#sent = true;
        },
        (error: unknown) => {
          this.#fail('media-failed', error instanceof Error ? error.message : 'no offer');
        },
      );
  }

  cancel(): void {
    this.#over = true;
    const { state } = this.#inviter;
    if (state === SessionState.Initial || state === SessionState.Establishing) void this.#inviter.cancel();
    else this.#dialog.bye();
  }

  bye(): void {
    this.#over = true;
    this.#dialog.bye();
  }

  setHold(on: boolean): Promise<void> {
    return this.#dialog.setHold(on);
  }

  refresh(): Promise<void> {
    return this.#dialog.refresh();
  }

  #onProgress(response: Core.IncomingResponse): void {
    const { message } = response;
    const status = message.statusCode ?? 180;
    const carriesSdp =
      message.body !== '' && /^application\/sdp\b/i.test(message.getHeader('Content-Type') ?? '');
    this.#tellIdentity(response);
    if (!carriesSdp) {
      this.listener.onProvisional(status, false);
      return;
    }
    this.media.applyRemote(message.body, true).then(
      () => {
        this.listener.onProvisional(status, true);
      },
      () => {
        this.listener.onProvisional(status, false);
      },
    );
  }

  /** Who was reached, where the network asserts it (RFC 3325 §9.1). */
  #tellIdentity(response: Core.IncomingResponse): void {
    const asserted = this.#inviter.assertedIdentity;
    if (!asserted || this.#over || !response.message.hasHeader('P-Asserted-Identity')) return;
    const identity = identityOf(asserted);
    this.listener.onRemoteIdentity(displayText(identity.displayName), identity.address);
  }

  #reject(message: Core.IncomingResponseMessage, otherwise: number): void {
    if (this.#over) return;
    const status = message.statusCode ?? otherwise;
    if (!cameFromTheNetwork(message)) {
      // Nobody refused: the server is not blamed for a socket that was lost.
      this.#fail(status === 408 ? 'timeout' : 'network-lost', `no answer, ${String(status)} made here`);
      return;
    }
    this.#over = true;
    this.listener.onRejected(status);
  }

  /**
   * The session ended. The library says so before it hands over the response that ended it; when there is none, the answer could
   * not be used, or no offer was made.
   */
  #finish(): void {
    queueMicrotask(() => {
      if (!this.#established)
        this.#fail(this.#sent ? 'no-common-codec' : 'media-failed', 'the session was ended');
      else if (!this.#over) {
        this.#over = true;
        this.listener.onBye();
      }
    });
  }

  #fail(reason: EndReason, detail: string): void {
    if (this.#over) return;
    this.#over = true;
    this.listener.onFailed(reason, detail);
  }
}
