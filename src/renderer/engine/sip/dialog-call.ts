import { Core, SessionState, TransportState, type Session, type SessionDelegate } from 'sip.js';
import type { CallMedia } from '../world/media';
import type { SipCallListener } from '../world/sip';
import { identityOf } from './sip-identity';

/** A 200 that was sent to a lost socket is repeated at least this often on the new one, ms (RFC 3261 §13.3.1.4: T2, and a bit). */
const REPEAT_MS = 4_500;
/**
 * After a 491 the one that placed the call tries again within 2.1–4 s, the other within 2 s (RFC 3261 §14.1): the middle of each,
 * so that the two don't meet again, ms.
 */
const CALLER_GLARE_MS = 3_000;
const CALLEE_GLARE_MS = 1_000;

/** The far end's answer to a re-INVITE of ours. */
class Refusal extends Error {
  constructor(readonly status: number | undefined) {
    super(`refused with ${String(status)}`);
  }
}

/** What calls in both directions share once there is a dialog: BYE, re-INVITE, and what the far end sends into it. */
export class DialogCall {
  #reinvites: Promise<void> = Promise.resolve();
  #byeSent = false;
  /** Resolves when the far end has acknowledged our last 200; the library ends the call when a re-INVITE overtakes the ACK. */
  #acknowledged: Promise<void> = Promise.resolve();
  #onAck: () => void = () => undefined;

  constructor(
    private readonly session: Session,
    private readonly media: CallMedia,
    private readonly listener: SipCallListener,
    private readonly weAnswer: boolean,
  ) {
    if (weAnswer) this.#awaitAck();
    const { stateChange } = session.userAgent.transport;
    const onTransport = (state: TransportState): void => {
      if (state === TransportState.Connected) this.#giveUpSwallowed();
    };
    stateChange.addListener(onTransport);
    session.stateChange.addListener((state) => {
      if (state === SessionState.Terminated) stateChange.removeListener(onTransport);
    });
  }

  /** The delegate for a session of either direction. */
  delegate(onBye: () => void): SessionDelegate {
    return {
      onBye: (bye) => {
        void bye.accept();
        onBye();
      },
      onInvite: (request, _response, statusCode) => {
        if (statusCode !== 200) return;
        this.#awaitAck();
        this.listener.onRemoteHold(this.media.remoteHold());
        const identity = identityOf(request.from);
        this.listener.onRemoteIdentity(identity.displayName, identity.address);
      },
      onAck: () => {
        this.#onAck();
      },
      // A transfer by the far end is declined for as long as this phone can't follow it (RFC 3515 §2.4.2).
      onRefer: (referral) => {
        void referral.reject({ statusCode: 603 });
      },
    };
  }

  /**
   * Ends an established dialog; before that the two directions have their own ways. While the socket is away the BYE waits for it,
   * or the far end would talk to nobody.
   */
  bye(): void {
    if (this.#byeSent) return;
    this.#byeSent = true;
    const { transport } = this.session.userAgent;
    if (transport.isConnected()) {
      this.#sendBye();
      return;
    }
    const whenBack = (state: TransportState): void => {
      if (state !== TransportState.Connected) return;
      transport.stateChange.removeListener(whenBack);
      this.#sendBye();
    };
    transport.stateChange.addListener(whenBack);
  }

  /** Resolves on the 2xx; on a refusal the description is rolled back by SIP.js and the promise rejects with the status. */
  setHold(on: boolean): Promise<void> {
    return this.#reinvite(() => {
      this.media.setHold(on);
    }).catch((error: unknown) => {
      this.media.setHold(!on);
      throw error;
    });
  }

  #sendBye(): void {
    this.session.bye().catch(() => {
      void this.session.dispose();
    });
  }

  refresh(): Promise<void> {
    return this.#reinvite(() => undefined);
  }

  /** A re-INVITE that went down with a socket would keep the next one waiting for 32 s (Timer B); the media has not that long. */
  #giveUpSwallowed(): void {
    const { dialog } = this.session;
    if (!(dialog instanceof Core.SessionDialog)) return;
    const swallowed = dialog.reinviteUserAgentClient;
    if (!swallowed) return;
    setTimeout(() => {
      if (dialog.reinviteUserAgentClient !== swallowed) return;
      swallowed.transaction['onTransportError'](new Core.TransportError('the socket was lost'));
    }, REPEAT_MS);
  }

  #awaitAck(): void {
    this.#acknowledged = new Promise((resolve) => {
      this.#onAck = resolve;
    });
  }

  /** One re-INVITE at a time, tried once more when it crossed one of theirs (RFC 3261 §14.1). */
  #reinvite(prepare: () => void): Promise<void> {
    const run = this.#reinvites.then(async () => {
      await this.#acknowledged;
      this.#requireDialog();
      prepare();
      try {
        await this.#send();
      } catch (error) {
        if (!(error instanceof Refusal && error.status === 491)) throw error;
        await new Promise((resolve) => {
          setTimeout(resolve, this.weAnswer ? CALLEE_GLARE_MS : CALLER_GLARE_MS);
        });
        this.#requireDialog();
        await this.#send();
      }
    });
    this.#reinvites = run.catch(() => undefined);
    return run;
  }

  #requireDialog(): void {
    if (this.session.state !== SessionState.Established) throw new Error('no dialog');
  }

  /** Resolves on the 2xx. */
  #send(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.session
        .invite({
          requestDelegate: {
            onAccept: () => {
              resolve();
            },
            onReject: ({ message: { statusCode } }) => {
              reject(new Refusal(statusCode));
              // The far end knows no such call (RFC 3261 §12.2.1.2).
              if (statusCode === 481) this.bye();
            },
          },
        })
        .then(({ delegate }) => {
          // The library never tells of a redirection: it is a refusal like any other (RFC 3261 §14.1).
          if (delegate?.onReject) delegate.onRedirect = delegate.onReject;
        })
        .catch(reject);
    });
  }
}
