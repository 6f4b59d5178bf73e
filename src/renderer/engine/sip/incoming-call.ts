import { SessionState, type Invitation } from 'sip.js';
import { answerWish, type AnswerWish } from '../../../shared/domain/auto-answer';
import type { CallerIdentity } from '../../../shared/domain/caller';
import { offersPicture } from '../media/sdp';
import type { CallMedia } from '../world/media';
import type { IncomingSipCall, ReferralListener, SipCall, SipCallListener } from '../world/sip';
import { DialogCall, type DialogSurroundings, type SessionHolder } from './dialog-call';
import { timerAnswerTo } from './dialog-timer';
import type { SessionMedia } from './session-media';
import { ALLOW } from './registration';
import { answeredElsewhere, callerIn } from './sip-identity';

/** An INVITE to us. */
export class IncomingCall implements IncomingSipCall, SessionHolder {
  readonly caller: CallerIdentity;
  readonly offerless: boolean;
  readonly offersPicture: boolean;
  readonly answerWish: AnswerWish | null;
  readonly emergency: boolean;

  #dialog: DialogCall | null = null;
  #listener: SipCallListener | null = null;
  #over = false;
  #byeWanted = false;
  #established = false;

  constructor(
    private readonly invitation: Invitation,
    private readonly bind: (media: CallMedia) => SessionMedia,
    private readonly surroundings: DialogSurroundings,
    readonly replacing: SipCall | null,
  ) {
    this.caller = callerIn(invitation.request);
    this.offerless = invitation.body === undefined || invitation.body === '';
    this.offersPicture = offersPicture(invitation.body ?? '');
    const { request } = invitation;
    this.answerWish = answerWish({
      alertInfo: request.getHeaders('Alert-Info'),
      callInfo: request.getHeaders('Call-Info'),
      answerMode: request.getHeader('Answer-Mode'),
      privAnswerMode: request.getHeader('Priv-Answer-Mode'),
    });
    this.emergency = /^\s*(?:emergency|psap-callback)\b/i.test(request.getHeader('Priority') ?? '');
  }

  get session(): Invitation {
    return this.invitation;
  }

  prepare(media: CallMedia, listener: SipCallListener): void {
    const dialog = new DialogCall(
      this.invitation,
      media,
      listener,
      true,
      this.surroundings,
      this.invitation.request.callId,
    );
    this.#dialog = dialog;
    this.#listener = listener;
    this.invitation.delegate = {
      ...dialog.delegate(() => {
        this.#over = true;
        listener.onBye();
      }),
      onCancel: (cancel) => {
        this.#over = true;
        listener.onCancelled(answeredElsewhere(cancel.request));
      },
    };
    this.invitation.stateChange.addListener((state) => {
      this.#onState(state);
    });
    const description = this.bind(media);
    if (this.offerless) return;
    description.prepare(this.invitation.body ?? '').catch((error: unknown) => {
      if (this.#over) return;
      this.reject(488);
      listener.onFailed('no-common-codec', error instanceof Error ? error.message : 'unusable offer');
    });
  }

  ring(): void {
    if (this.invitation.state === SessionState.Initial) {
      this.invitation.progress({ statusCode: 180 }).catch(() => {
        // A call that was over before it rang; what ended it is told elsewhere.
      });
    }
  }

  answer(): void {
    const { request } = this.invitation;
    const answer = timerAnswerTo(request);
    const extraHeaders = [`Allow: ${ALLOW}`];
    if (answer.kind === 'agreed') {
      extraHeaders.push(`Session-Expires: ${answer.header}`);
      if (answer.required) extraHeaders.push('Require: timer');
      this.#dialog?.startTimer(answer.timer, request);
    } else this.#dialog?.startTimer(null, request);
    this.invitation.accept({ extraHeaders }).catch((error: unknown) => {
      if (this.#over) return;
      this.#over = true;
      this.#listener?.onFailed('media-failed', error instanceof Error ? error.message : 'no answer made');
    });
  }

  reject(status: 403 | 480 | 481 | 486 | 488 | 603): void {
    this.#over = true;
    if (this.invitation.state === SessionState.Initial) void this.invitation.reject({ statusCode: status });
  }

  redirect(target: string): void {
    this.#over = true;
    if (this.invitation.state !== SessionState.Initial && this.invitation.state !== SessionState.Establishing)
      return;
    void this.invitation.reject({ statusCode: 302, extraHeaders: [`Contact: <${target}>`] });
  }

  /** Before the ACK has come a BYE must wait (RFC 3261 §15): it is sent as soon as the dialog is confirmed. */
  bye(): void {
    this.#over = true;
    this.#byeWanted = true;
    if (this.invitation.state === SessionState.Established) this.#dialog?.bye();
  }

  setHold(on: boolean): Promise<void> {
    return this.#dialog?.setHold(on) ?? Promise.reject(new Error('not prepared'));
  }

  renegotiate(): Promise<void> {
    return this.#dialog?.renegotiate() ?? Promise.reject(new Error('not prepared'));
  }

  info(contentType: string, content: string): Promise<void> {
    return this.#dialog?.info(contentType, content) ?? Promise.reject(new Error('not prepared'));
  }

  refer(target: string, replacing: SipCall | null, listener: ReferralListener): void {
    if (this.#dialog) this.#dialog.refer(target, replacing, listener);
    else listener.onRefused(500);
  }

  #onState(state: SessionState): void {
    if (state === SessionState.Established) {
      this.#established = true;
      if (this.#byeWanted) this.#dialog?.bye();
      else this.#listener?.onConfirmed();
    }
    if (state === SessionState.Terminated && !this.#over) {
      this.#over = true;
      if (this.#established) this.#listener?.onBye();
      // The INVITE expired, or the library's own time for an answer was over.
      else this.#listener?.onCancelled(false);
    }
  }
}
