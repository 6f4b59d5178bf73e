import { Inviter, SessionState, type Core, type URI, type UserAgent } from 'sip.js';
import type { EndReason } from '../../../shared/domain/end-reason';
import {
  LEAST_SECONDS,
  timerOfAnswer,
  WANTED_SECONDS,
  writeSessionExpires,
} from '../../../shared/domain/session-timer';
import { offersPicture } from '../media/sdp';
import type { CallMedia } from '../world/media';
import type { CallManner, OutgoingSipCall, ReferralListener, SipCall, SipCallListener } from '../world/sip';
import { DialogCall, type DialogSurroundings, type ReferralOrder, type SessionHolder } from './dialog-call';
import { ALLOW, cameFromTheNetwork } from './registration';
import { disguised } from './anonymous';
import { bearerChallengeOf, type Bearer } from './bearer';
import { locationHeaders, withLocation, type WithLocation } from './location-body';
import { tellReferrer } from './referral';
import { addressesIn, callerIn } from './sip-identity';

/** Statuses of gateways that can't take a body of two parts, or the location in it (424: RFC 6442 §4.3). */
const BECAUSE_OF_LOCATION = new Set([400, 406, 415, 420, 424, 488, 493, 500, 501, 513, 606]);
/** Statuses of who can't take a description (RFC 3261 §21.4.13, §21.4.26, §21.6.4). */
const BECAUSE_OF_MEDIA = new Set([415, 488, 606]);
/** A gateway that wants more, s, gets this. */
const LONGEST_SECONDS = 86_400;

export interface OutgoingCallParts {
  readonly agent: UserAgent;
  readonly surroundings: DialogSurroundings;
  readonly bearer: Bearer;
  /** Who asked for it, and how; null: the person. */
  readonly order: ReferralOrder | null;
  readonly manner: CallManner;
  /** Our SIP address, for the gateway alone where the others must not see it. */
  readonly own: string;
  newId(): string;
  /** Tells the agent whose a session is, and what its offer goes out with. */
  bind(session: Inviter, call: OutgoingCall, dress: ((sdp: string) => WithLocation) | null): void;
}

/** An INVITE of ours; a second one where the first asked for too short a session. */
export class OutgoingCall implements OutgoingSipCall, SessionHolder {
  #inviter: Inviter;
  #dialog: DialogCall;
  #over = false;
  #sent = false;
  #established = false;
  /** `asked`: it is on its way; `tried`: it was got once. */
  #tokenFor: 'nothing' | 'asked' | 'tried' = 'nothing';
  #sessionSeconds = WANTED_SECONDS;
  /** What goes along; null once the gateway would not have it. */
  #location: string | null;

  constructor(
    private readonly parts: OutgoingCallParts,
    private readonly target: URI,
    private readonly media: CallMedia,
    private readonly listener: SipCallListener,
  ) {
    this.#location = parts.manner.location;
    [this.#inviter, this.#dialog] = this.#prepare();
  }

  #prepare(): [Inviter, DialogCall] {
    const { agent, surroundings, order, manner, own, newId } = this.parts;
    const disguise = manner.anonymous ? disguised(own) : null;
    const location = this.#location;
    const unique = newId();
    const expires = { seconds: this.#sessionSeconds, refresher: null };
    const options = {
      // The library's own early media fails when the call forks; here each provisional answer is applied as such.
      earlyMedia: false,
      extraHeaders: [
        `Session-Expires: ${writeSessionExpires(expires)}`,
        `Min-SE: ${String(LEAST_SECONDS)}`,
        ...(disguise?.headers ?? []),
        ...(manner.emergency ? ['Priority: emergency'] : []),
        ...(location === null ? [] : locationHeaders(unique)),
      ],
      ...(disguise ? { params: disguise.params } : {}),
    };
    const inviter = order?.referral.makeInviter(options) ?? new Inviter(agent, this.target, options);
    if (order) {
      inviter['notifyReferer'] = ({ message }: Core.IncomingResponse) => {
        tellReferrer(order.referrer, message);
      };
    }
    if (location !== null) takeAsOffer(inviter.request);
    const { extraHeaders, callId } = inviter.request;
    const ownAllow = extraHeaders.findIndex((header) => header.startsWith('Allow:'));
    extraHeaders.splice(ownAllow, ownAllow < 0 ? 0 : 1, `Allow: ${ALLOW}`);
    this.parts.bind(inviter, this, location === null ? null : (sdp) => withLocation(sdp, location, unique));
    const dialog = new DialogCall(inviter, this.media, this.listener, false, surroundings, callId);
    inviter.delegate = dialog.delegate(() => {
      this.#over = true;
      this.listener.onBye();
    });
    inviter.stateChange.addListener((state) => {
      if (inviter !== this.#inviter) return;
      if (state === SessionState.Established) {
        this.#established = true;
        this.listener.onAccepted();
      }
      if (state === SessionState.Terminated) this.#finish();
    });
    return [inviter, dialog];
  }

  /** The dialog's, for who must name it (RFC 3891). */
  get session(): Inviter {
    return this.#inviter;
  }

  send(): void {
    const inviter = this.#inviter;
    inviter
      .invite({
        requestDelegate: {
          onTrying: () => undefined,
          onProgress: (response) => {
            this.#onProgress(response);
          },
          onAccept: (response) => {
            this.#dialog.startTimer(
              timerOfAnswer(response.message.getHeader('Session-Expires')),
              response.message,
            );
            this.#tellIdentity(response);
          },
          onRedirect: (response) => {
            this.#redirect(response.message);
          },
          onReject: (response) => {
            const { message } = response;
            if (this.#askForLonger(message) || this.#goWithoutLocation(message)) return;
            if (this.#goWithoutPicture(message) || this.#getToken(message)) return;
            this.#reject(message, 500);
          },
        },
      })
      .then(
        () => {
          this.#sent = true;
        },
        (error: unknown) => {
          if (inviter !== this.#inviter) return;
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

  renegotiate(): Promise<void> {
    return this.#dialog.renegotiate();
  }

  info(contentType: string, content: string): Promise<void> {
    return this.#dialog.info(contentType, content);
  }

  refer(target: string, replacing: SipCall | null, listener: ReferralListener): void {
    this.#dialog.refer(target, replacing, listener);
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
    const identity = callerIn(response.message);
    // The From of an answer is our own.
    if (identity.asserted && !this.#over) this.listener.onRemoteIdentity(identity);
  }

  /** 422 Session Interval Too Small: once more, with what they want (RFC 4028 §7.3). */
  #askForLonger(message: Core.IncomingResponseMessage): boolean {
    const least = Number(message.getHeader('Min-SE')?.split(';', 1)[0]);
    if (this.#over || this.parts.order || message.statusCode !== 422 || !(least > this.#sessionSeconds))
      return false;
    this.#sessionSeconds = Math.min(least, LONGEST_SECONDS);
    [this.#inviter, this.#dialog] = this.#prepare();
    this.send();
    return true;
  }

  /** Better a call from nowhere than none: whoever can't read the location, or does not believe it, gets the call without (RFC 6442 §4.3). */
  #goWithoutLocation(message: Core.IncomingResponseMessage): boolean {
    const { statusCode = 500 } = message;
    if (this.#over || this.#location === null || !BECAUSE_OF_LOCATION.has(statusCode)) return false;
    this.#location = null;
    this.parts.manner.onLocationRefused();
    [this.#inviter, this.#dialog] = this.#prepare();
    this.send();
    return true;
  }

  /** A picture that isn't taken keeps nobody from talking: the same call with sound alone (RFC 3261 §21.4.26). */
  #goWithoutPicture(message: Core.IncomingResponseMessage): boolean {
    const offer = this.#inviter.request.body?.body ?? '';
    if (this.#over || this.parts.order || !BECAUSE_OF_MEDIA.has(message.statusCode ?? 0)) return false;
    if (!offersPicture(offer)) return false;
    this.listener.onPictureRefused();
    [this.#inviter, this.#dialog] = this.#prepare();
    this.send();
    return true;
  }

  /** The gateway wants a token that we don't have yet, or another than ours: once more with that (RFC 8898 §2.3). */
  #getToken(message: Core.IncomingResponseMessage): boolean {
    const challenge = bearerChallengeOf(message);
    if (!challenge || this.#over || this.#tokenFor !== 'nothing' || this.parts.order) return false;
    this.#tokenFor = 'asked';
    void this.parts.bearer.obtain(challenge).then((got) => {
      this.#tokenFor = 'tried';
      if (this.#over) return;
      if (!got.ok) {
        this.#reject(message, 500);
        return;
      }
      [this.#inviter, this.#dialog] = this.#prepare();
      this.send();
    });
    return true;
  }

  /** Where else they say the one we call is (RFC 3261 §21.3). */
  #redirect(message: Core.IncomingResponseMessage): void {
    const targets = addressesIn(message.getHeaders('Contact'));
    if (targets.length > 0 && !this.#over) this.listener.onRedirected(targets);
    this.#reject(message, 300);
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
    const inviter = this.#inviter;
    queueMicrotask(() => {
      if (inviter !== this.#inviter || this.#tokenFor === 'asked') return;
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

/** The library sees no offer in a body of two parts, and would take the answer for one. */
function takeAsOffer(request: Core.OutgoingRequestMessage): void {
  const read = request.getHeader.bind(request);
  request.getHeader = (name) => (name === 'Content-Disposition' ? 'session' : read(name));
}
