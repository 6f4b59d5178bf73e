import type { Core, Session } from 'sip.js';
import {
  answerToTimer,
  timerOfAnswer,
  writeSessionExpires,
  type SessionTimer,
  type TimerAnswer,
} from '../../../shared/domain/session-timer';
import { SessionRefresh } from './session-refresh';

export interface DialogTimerParts {
  /** Resolves with the answer's `Session-Expires`. */
  update(headers: readonly string[]): Promise<string | undefined>;
  reinvite(headers: readonly string[]): Promise<void>;
  expire(): void;
}

/** What to say to the session timer that a request asks for. */
export function timerAnswerTo(message: Core.IncomingRequestMessage): TimerAnswer {
  const supported = message.getHeaders('Supported').some((value) => /\btimer\b/i.test(value));
  return answerToTimer(message.getHeader('Session-Expires'), supported);
}

/** A dialog's session timer (RFC 4028): refreshes it when that is ours to do, and minds the far end's refreshes. */
export class DialogTimer {
  readonly #refresh: SessionRefresh;
  #timer: SessionTimer | null = null;
  #takesUpdates = false;

  constructor(
    session: Session,
    private readonly parts: DialogTimerParts,
  ) {
    this.#refresh = new SessionRefresh({
      refresh: () => this.#sendRefresh(),
      expire: parts.expire,
    });
    this.#answerReinvites(session);
  }

  start(timer: SessionTimer | null, message: Core.IncomingMessage): void {
    this.#takesUpdates = message.getHeaders('Allow').some((value) => /\bUPDATE\b/i.test(value));
    this.#restart(timer);
  }

  stop(): void {
    this.#refresh.stop();
  }

  /** A refresh of theirs came in: the headers of its answer. */
  answerRefresh(message: Core.IncomingRequestMessage): readonly string[] {
    const answer = timerAnswerTo(message);
    if (answer.kind !== 'agreed') return [];
    this.#restart(answer.timer);
    return [`Session-Expires: ${answer.header}`, ...(answer.required ? ['Require: timer'] : [])];
  }

  /** A refresh of ours was answered with this `Session-Expires`. */
  refreshed(header: string | undefined): void {
    if (this.#timer) this.#restart(timerOfAnswer(header));
  }

  #restart(timer: SessionTimer | null): void {
    this.#timer = timer;
    this.#refresh.restart(timer);
  }

  async #sendRefresh(): Promise<void> {
    if (!this.#timer) return;
    // Whoever asks is the uac of this request, and goes on refreshing.
    const expires = { seconds: this.#timer.intervalSeconds, refresher: 'uac' as const };
    const headers = [`Session-Expires: ${writeSessionExpires(expires)}`, 'Min-SE: 90'];
    if (this.#takesUpdates) this.refreshed(await this.parts.update(headers));
    else await this.parts.reinvite(headers);
  }

  /** The library makes the answer to a re-INVITE; the timer is added to it. */
  #answerReinvites(session: Session): void {
    const answer = session['onInviteRequest'].bind(session);
    session['onInviteRequest'] = (request) => {
      const accept = request.accept.bind(request);
      request.accept = (options) => {
        const headers = this.answerRefresh(request.message);
        return accept({
          statusCode: 200,
          ...options,
          extraHeaders: [...(options?.extraHeaders ?? []), ...headers],
        });
      };
      answer(request);
    };
  }
}
