import type { Account } from '../../../shared/config/settings';
import type { AnswerWish } from '../../../shared/domain/auto-answer';
import type { CallerIdentity } from '../../../shared/domain/caller';
import type { LineFailure } from '../../../shared/domain/line-failure';
import type { EndReason } from '../../../shared/domain/end-reason';
import type { Fault } from '../../../shared/domain/result';
import type { CallMedia } from './media';

/** One account's signalling. Everything it rejects with is a `SipFault`. */
export interface SipAgent {
  /** Opens the socket. */
  connect(): Promise<void>;
  /** Closes the socket; calls stay. */
  disconnect(): Promise<void>;
  /** Resolves with the granted lifetime, s. */
  register(): Promise<{ readonly expiresSeconds: number }>;
  unregister(): Promise<void>;
  /**
   * OPTIONS to the registrar and any final answer (RFC 3261 §11), or REGISTER where OPTIONS goes unanswered: the line is there.
   * Closes the socket when nothing comes.
   */
  probe(): Promise<boolean>;
  /** `target`: a SIP address that `parseAddress` accepted. */
  invite(target: string, media: CallMedia, listener: SipCallListener, manner?: CallManner): OutgoingSipCall;
  /** Drops everything without waiting. */
  dispose(): void;
}

/** How a call of ours shows itself. */
export interface CallManner {
  /** Without our name and address (RFC 3323). */
  readonly anonymous: boolean;
  /** Says that it is an emergency (RFC 3261 §20.26). */
  readonly emergency: boolean;
  /** Where we are, a PIDF-LO document that goes along (RFC 6442); null: nothing does. */
  readonly location: string | null;
  /** The gateway takes no such call, so it was placed once more without. */
  onLocationRefused(): void;
}

/** As most calls are placed. */
export const OPENLY: CallManner = {
  anonymous: false,
  emergency: false,
  location: null,
  onLocationRefused: () => undefined,
};

/** A rejected promise of `SipAgent` carries one of these. `retryAfterSeconds` from the response's Retry-After. */
export class SipFault extends Error implements Fault<LineFailure> {
  constructor(
    readonly code: LineFailure,
    readonly detail: string,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'SipFault';
  }
}

export interface SipAgentListener {
  /** The socket closed by itself. */
  onSocketLost(detail: string): void;
  /** The registrar answered a REGISTER with 2xx, or a probe. `askedAtMs`: when it was asked, ms since the epoch. */
  onProven(askedAtMs: number): void;
  /** The keep-alive's timer ran, so late. */
  onTimer(lateMs: number): void;
  onIncoming(call: IncomingSipCall): void;
}

export interface IncomingSipCall extends SipCall {
  readonly caller: CallerIdentity;
  /** The INVITE carries no offer: ours goes into the 200 (RFC 3261 §13.2.1), so its media is made as an offer. */
  readonly offerless: boolean;
  /** The INVITE's offer has a picture. */
  readonly offersPicture: boolean;
  /** Sends 180 Ringing; after `prepare`, as it may have to carry the answer (RFC 3262). */
  ring(): void;
  /** Prepares the answer while it rings; must be called once, before `answer`. */
  prepare(media: CallMedia, listener: SipCallListener): void;
  answer(): void;
  reject(status: 403 | 480 | 481 | 486 | 488 | 603): void;
  /** 302 with where to call instead, a SIP address that `parseAddress` accepted (RFC 3261 §21.3.3). */
  redirect(target: string): void;
  /** How they want to be answered by itself; null: they don't. */
  readonly answerWish: AnswerWish | null;
  /** They say that it is an emergency (RFC 3261 §20.26, RFC 7090 §5.2: Priority). */
  readonly emergency: boolean;
  /** The call that this one is to take the place of (RFC 3891); null: an ordinary one. */
  readonly replacing: SipCall | null;
}

export interface OutgoingSipCall extends SipCall {
  /** Sends the INVITE as soon as the media has an offer. */
  send(): void;
  cancel(): void;
}

export interface SipCall {
  bye(): void;
  /** re-INVITE (RFC 3261 §14); resolves on the 2xx, rejects when it was refused. */
  setHold(on: boolean): Promise<void>;
  /** re-INVITE with what the media offers now: another stream, another path, our new socket (RFC 3261 §12.2.1.1, target refresh). */
  renegotiate(): Promise<void>;
  /** INFO with a body (RFC 6086); resolves on the 2xx, rejects when it was refused or there is no dialog. */
  info(contentType: string, content: string): Promise<void>;
  /**
   * REFER (RFC 3515): the far end is asked to call `target`, a SIP address that `parseAddress` accepted, in place of another call
   * of ours with them, which must be answered (RFC 3891); null: as a call of its own.
   */
  refer(target: string, replacing: SipCall | null, listener: ReferralListener): void;
}

/** How a transfer that we asked for goes. */
export interface ReferralListener {
  /** They try. */
  onProgress(): void;
  /** What they told last of the call they placed; 2xx: it was answered. Called once, or `onRefused` is. */
  onFinished(status: number): void;
  /** They don't transfer. */
  onRefused(status: number): void;
}

/** The far end asks us to call somebody else instead. One of the two has to be called, once. */
export interface IncomingReferral {
  /** Where to, unchecked. */
  readonly address: string;
  /** Calls there; the far end is told how it goes. */
  follow(media: CallMedia, listener: SipCallListener): OutgoingSipCall;
  refuse(status: 403 | 486 | 603): void;
}

export interface SipCallListener {
  onProvisional(status: number, earlyMedia: boolean): void;
  onAccepted(): void;
  onRejected(status: number): void;
  /** They say where else to call, before `onRejected`: SIP addresses, unchecked (RFC 3261 §8.1.3.4). */
  onRedirected(targets: readonly string[]): void;
  /** They don't take the picture of our offer: it must be gone from the media's next one, which is made at once. */
  onPictureRefused(): void;
  /** The caller gave up; `answeredElsewhere` from Reason: SIP;cause=200 (RFC 3326). */
  onCancelled(answeredElsewhere: boolean): void;
  onConfirmed(): void;
  onBye(): void;
  onFailed(reason: EndReason, detail: string): void;
  onReferred(referral: IncomingReferral): void;
  onRemoteHold(on: boolean): void;
  /** Who is there now. */
  onRemoteIdentity(identity: CallerIdentity): void;
}

export interface SipAgentFactory {
  create(account: Account, password: string, listener: SipAgentListener): SipAgent;
}
