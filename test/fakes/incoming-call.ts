import type { AnswerWish } from '../../src/shared/domain/auto-answer';
import type { CallerIdentity } from '../../src/shared/domain/caller';
import type { CallMedia } from '../../src/renderer/engine/world/media';
import type { IncomingSipCall, SipCall, SipCallListener } from '../../src/renderer/engine/world/sip';
import { FakeOutgoingCall } from './sip-agent';

const UNHEARD = new Proxy({} as SipCallListener, { get: () => () => undefined });

/** Writes down what is asked of a call to us. */
export class FakeIncomingCall extends FakeOutgoingCall implements IncomingSipCall {
  override listener: SipCallListener = UNHEARD;

  readonly caller: CallerIdentity;
  answerWish: AnswerWish | null = null;
  emergency = false;

  constructor(
    displayName = 'Bob Okafor',
    address = 'sip:bob@example.com',
    readonly offerless = false,
    readonly offersPicture = false,
    readonly replacing: SipCall | null = null,
  ) {
    super(address, UNHEARD);
    this.caller = { displayName, address, asserted: false, verification: null };
  }

  ring(): void {
    this.asked.push('ring');
  }

  prepare(_media: CallMedia, listener: SipCallListener): void {
    this.asked.push('prepare');
    this.listener = listener;
  }

  answer(): void {
    this.asked.push('answer');
  }

  redirect(target: string): void {
    this.asked.push(`redirect ${target}`);
  }

  reject(status: number): void {
    this.asked.push(`reject ${String(status)}`);
  }
}
