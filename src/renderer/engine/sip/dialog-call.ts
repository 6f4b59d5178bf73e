import {
  Core,
  SessionState,
  TransportState,
  type NameAddrHeader,
  type Referral,
  type Session,
  type SessionDelegate,
} from 'sip.js';
import type { SessionTimer } from '../../../shared/domain/session-timer';
import type { CallMedia } from '../world/media';
import type { OutgoingSipCall, ReferralListener, SipCall, SipCallListener } from '../world/sip';
import { DialogTimer } from './dialog-timer';
import { callerIn, identityOf } from './sip-identity';
import { referTo, sendRefer } from './referral';
import { sendUpdate, type IncomingUpdate, type UpdateDesk } from './update';

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
  constructor(
    readonly status: number | undefined,
    /** When to come again, s; null: they don't say. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`refused with ${String(status)}`);
  }
}

/** What a dialog needs of its agent. */
export interface DialogSurroundings {
  readonly updates: UpdateDesk;
  /** Places the call that a referral asks for; the library tells the far end how it goes. */
  follow(order: ReferralOrder, media: CallMedia, listener: SipCallListener): OutgoingSipCall;
}

/** A call that the far end of another wants placed. */
export interface ReferralOrder {
  readonly referral: Referral;
  readonly referrer: Session;
}

/** A call as this folder makes them. */
export interface SessionHolder {
  readonly session: Session;
}

function sessionOf(call: SipCall): Session {
  return (call as SipCall & SessionHolder).session;
}

function fromOf({ uri, displayName }: NameAddrHeader): string {
  // Typed as a string, but absent where the header has none.
  return `${(displayName as string | undefined) ?? ''} ${uri.toString()}`;
}

/** What calls in both directions share once there is a dialog: BYE, re-INVITE, UPDATE, INFO, and what the far end sends into it. */
export class DialogCall {
  /** Requests of ours that change the session, and theirs by UPDATE: one after the other. */
  #requests: Promise<unknown> = Promise.resolve();
  readonly #timer: DialogTimer;
  #byeSent = false;
  /** Whom their last request was from. */
  #from: string;
  /** Resolves when the far end has acknowledged our last 200; the library ends the call when a re-INVITE overtakes the ACK. */
  #acknowledged: Promise<void> = Promise.resolve();
  #onAck: () => void = () => undefined;

  constructor(
    private readonly session: Session,
    private readonly media: CallMedia,
    private readonly listener: SipCallListener,
    private readonly weAnswer: boolean,
    private readonly surroundings: DialogSurroundings,
    callId: string,
  ) {
    if (weAnswer) this.#awaitAck();
    this.#from = fromOf(session.remoteIdentity);
    this.#timer = new DialogTimer(session, {
      update: (headers) =>
        this.#inTurn(async () => {
          const message = await sendUpdate(this.#dialog(), headers);
          return message.getHeader('Session-Expires');
        }),
      reinvite: (headers) => this.#reinvite(() => undefined, headers),
      expire: () => {
        this.listener.onFailed('network-lost', 'the session was not refreshed in time');
      },
    });
    const stopUpdates = surroundings.updates.take(callId, (update) => {
      this.#onUpdate(update);
    });
    const { stateChange } = session.userAgent.transport;
    const onTransport = (state: TransportState): void => {
      if (state === TransportState.Connected) this.#giveUpSwallowed();
    };
    stateChange.addListener(onTransport);
    session.stateChange.addListener((state) => {
      if (state !== SessionState.Terminated) return;
      stateChange.removeListener(onTransport);
      this.#timer.stop();
      stopUpdates();
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
        this.#tellIdentity(request);
      },
      onAck: () => {
        this.#onAck();
      },
      onRefer: (referral) => {
        this.#onRefer(referral);
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

  /** The session begins with this timer, or with none. `message`: what told what the far end can do. */
  startTimer(timer: SessionTimer | null, message: Core.IncomingMessage): void {
    this.#timer.start(timer, message);
  }

  /** INFO (RFC 6086) with a body of this type. Resolves on the 2xx. */
  info(contentType: string, content: string): Promise<void> {
    return this.#inTurn(
      () =>
        new Promise<void>((resolve, reject) => {
          const refuse = ({ message: { statusCode } }: Core.IncomingResponse): void => {
            reject(new Refusal(statusCode));
          };
          const body = { contentDisposition: 'render', contentType, content };
          this.#dialog().info(
            {
              onAccept: () => {
                resolve();
              },
              onRedirect: refuse,
              onReject: refuse,
            },
            { body },
          );
        }),
    );
  }

  refer(target: string, replacing: SipCall | null, listener: ReferralListener): void {
    this.#inTurn(async () => {
      this.#dialog();
      const replaced = replacing && sessionOf(replacing).dialog;
      if (replaced === undefined) throw new Error('nothing to replace');
      await sendRefer(this.session, referTo(target, replaced), listener);
    }).catch(() => {
      listener.onRefused(500);
    });
  }

  /** A re-INVITE with whatever the media offers now (RFC 3261 §14.1). Resolves on the 2xx. */
  renegotiate(): Promise<void> {
    return this.#reinvite(() => undefined);
  }

  #sendBye(): void {
    this.session.bye().catch(() => {
      void this.session.dispose();
    });
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

  /** Asked to call somebody else (RFC 3515 §2.4.2): whether to follow is not decided here. */
  #onRefer(referral: Referral): void {
    let address: string;
    try {
      address = identityOf(referral.referTo).address;
    } catch {
      void referral.reject({ statusCode: 400 });
      return;
    }
    this.listener.onReferred({
      address,
      follow: (media, listener) => {
        void referral.accept();
        return this.surroundings.follow({ referral, referrer: this.session }, media, listener);
      },
      refuse: (statusCode) => {
        void referral.reject({ statusCode });
      },
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#requests.then(work);
    this.#requests = run.catch(() => undefined);
    return run;
  }

  /** One re-INVITE at a time, tried once more when it crossed one of theirs (RFC 3261 §14.1). */
  #reinvite(prepare: () => void, headers: readonly string[] = []): Promise<void> {
    return this.#inTurn(async () => {
      await this.#acknowledged;
      this.#dialog();
      prepare();
      try {
        await this.#send(headers);
      } catch (error) {
        const waitMs = error instanceof Refusal ? this.#comeAgainMs(error) : null;
        if (waitMs === null) throw error;
        await new Promise((resolve) => {
          setTimeout(resolve, waitMs);
        });
        this.#dialog();
        await this.#send(headers);
      }
    });
  }

  /** How long to wait before a refused re-INVITE is sent once more, ms; null: not at all. */
  #comeAgainMs({ status, retryAfterSeconds }: Refusal): number | null {
    if (status === 491) return this.weAnswer ? CALLEE_GLARE_MS : CALLER_GLARE_MS;
    // They have not finished one before (RFC 3261 §14.2: 0 to 10 s).
    const busy = status === 500 && retryAfterSeconds !== null && retryAfterSeconds <= 10;
    return busy ? retryAfterSeconds * 1_000 : null;
  }

  /** Throws before the call is answered and after its end. */
  #dialog(): Core.SessionDialog {
    const { dialog, state } = this.session;
    if (state !== SessionState.Established || !(dialog instanceof Core.SessionDialog)) {
      throw new Error('no dialog');
    }
    return dialog;
  }

  /** A target refresh, and an offer where it carries one (RFC 3311 §5.2). */
  #onUpdate({ message, dialog, reply }: IncomingUpdate): void {
    const contact: unknown = message.parseHeader('Contact');
    if (contact instanceof Core.NameAddrHeader) dialog['dialogState'].remoteTarget = contact.uri;
    const headers = this.#timer.answerRefresh(message);
    const contactHeader = `Contact: ${this.session.userAgent.contact.toString()}`;
    if (message.body === '') {
      this.#tellIdentity(message);
      reply(200, [contactHeader, ...headers]);
      return;
    }
    // An offer before the answer to the first one (RFC 3311 §5.2).
    if (this.session.state !== SessionState.Established) {
      reply(500, ['Retry-After: 2']);
      return;
    }
    if (dialog instanceof Core.SessionDialog && dialog.reinviteUserAgentClient) {
      reply(491);
      return;
    }
    this.#inTurn(async () => {
      await this.media.applyRemote(message.body, false);
      const answer = await this.media.localDescription();
      this.#tellIdentity(message);
      this.listener.onRemoteHold(this.media.remoteHold());
      reply(200, [contactHeader, ...headers], answer);
    }).catch(async () => {
      await this.media.rollback().catch(() => undefined);
      reply(488);
    });
  }

  /** Who they are now: a gateway says so when it connects another party (RFC 4916, RFC 3325). */
  #tellIdentity(message: Core.IncomingRequestMessage): void {
    const from = fromOf(message.from);
    const news = from !== this.#from;
    this.#from = from;
    const caller = callerIn(message);
    // What was asserted at first isn't taken back by a request that nobody asserts.
    if (caller.asserted || news) this.listener.onRemoteIdentity(caller);
  }

  /** Resolves on the 2xx. */
  #send(headers: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.session
        .invite({
          requestOptions: { extraHeaders: [...headers] },
          requestDelegate: {
            onAccept: ({ message }) => {
              this.#timer.refreshed(message.getHeader('Session-Expires'));
              resolve();
            },
            onReject: ({ message }) => {
              const { statusCode } = message;
              const retryAfter = /^\s*(\d{1,5})/.exec(message.getHeader('Retry-After') ?? '')?.[1];
              reject(new Refusal(statusCode, retryAfter === undefined ? null : Number(retryAfter)));
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
