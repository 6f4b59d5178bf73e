import { answerTo, header, Inbox, requestTo, type Answer, type Request } from '../../fakes/sip-peer';
import type { MemoryExchange } from '../../../src/renderer/engine/sip/memory-exchange';
import type { Wire } from '../../../src/renderer/engine/sip/wire';

/** A gateway on the exchange that says whatever the test wants said. */
export class Gateway {
  readonly inbox = new Inbox();
  readonly #wire: Wire;

  constructor(
    exchange: MemoryExchange,
    readonly name = 'gateway',
  ) {
    this.#wire = exchange.wireFor(name)({
      onOpen: () => undefined,
      onMessage: (message) => this.inbox.messages.push(message),
      onClose: () => undefined,
    });
  }

  say(message: string): void {
    this.#wire.send(message);
  }

  next(kind: string): Promise<string> {
    return this.inbox.next(kind);
  }

  answer(request: string, status: string, answer: Answer = {}): void {
    const contact = answer.contact ?? `<sip:${this.name}@far.invalid;transport=ws>`;
    const headers = [`Contact: ${contact}`, ...(answer.headers ?? [])];
    this.say(answerTo(request, status, { ...answer, headers }));
  }

  /** A request outside a dialog. */
  request(user: string, request: Request = {}): string {
    return requestTo(`sip:${user}@example.test`, { contact: this.name, ...request });
  }

  /** A request in the dialog that their 200 to our INVITE made. */
  inDialog(ok: string, method: string, cseq: number, request: Request = {}): string {
    const target = /<(sip:[^>]+)>/.exec(header(ok, 'Contact'))?.[1] ?? '';
    return requestTo(target, {
      method,
      cseq,
      contact: this.name,
      branch: `z9hG4bK${method}${String(cseq)}`,
      callId: header(ok, 'Call-ID'),
      from: header(ok, 'From'),
      toTag: /tag=([^;\s]+)/.exec(header(ok, 'To'))?.[1] ?? '',
      ...request,
    });
  }
}
