import { Core, SessionState, TransportState, type Session, type SessionDelegate } from 'sip.js';
import type { CallMedia, SipCallListener } from '../ports';
import { identityOf } from './sip-identity';

/** A 200 that was sent to a lost socket is repeated at least this often on the new one, ms (RFC 3261 §13.3.1.4: T2, and a bit). */
const REPEAT_MS = 4_500;

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
    weAnswer: boolean,
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

  /** Ends an established dialog. Before that the two directions have their own ways. */
  bye(): void {
    if (this.#byeSent) return;
    this.#byeSent = true;
    this.session.bye().catch(() => {
      // The socket may be away: the far end's own keep-alive ends the call then.
      void this.session.dispose();
    });
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

  /** One re-INVITE at a time (RFC 3261 §14.1). */
  #reinvite(prepare: () => void): Promise<void> {
    const run = this.#reinvites.then(async () => {
      await this.#acknowledged;
      if (this.session.state !== SessionState.Established) throw new Error('no dialog');
      prepare();
      await new Promise<void>((resolve, reject) => {
        this.session
          .invite({
            requestDelegate: {
              onAccept: () => {
                resolve();
              },
              onReject: (response) => {
                reject(new Error(`refused with ${String(response.message.statusCode)}`));
              },
            },
          })
          .catch(reject);
      });
    });
    this.#reinvites = run.catch(() => undefined);
    return run;
  }
}
