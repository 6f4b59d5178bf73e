import { vi } from 'vitest';
import type { OpenWire, WireListener } from '../../src/renderer/engine/sip/wire';

export const SDP =
  'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\nm=audio 4000 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n';

/** Messages in the order they came, taken out by kind. */
export class Inbox {
  readonly messages: string[] = [];
  readonly #taken = new Set<number>();

  /** The next message not yet looked at that is of this kind: a method, or a status code. */
  async next(kind: string): Promise<string> {
    const matches = (message: string): boolean =>
      message.startsWith(`${kind} `) || message.startsWith(`SIP/2.0 ${kind} `);
    return vi.waitFor(
      () => {
        const at = this.messages.findIndex((message, index) => !this.#taken.has(index) && matches(message));
        if (at < 0)
          throw new Error(
            `no ${kind}; sent: ${this.messages.map((message) => message.split('\r\n')[0]).join(' | ')}`,
          );
        this.#taken.add(at);
        return this.messages[at] ?? '';
      },
      { interval: 1, timeout: 3_000 },
    );
  }

  /** How many requests of a method were sent. */
  count(method: string): number {
    return this.messages.filter((message) => message.startsWith(`${method} `)).length;
  }
}

/** The other end of an agent's wire, spoken by the test itself. */
export class SipPeer {
  readonly inbox = new Inbox();
  opened = 0;
  /** How the next wires behave. */
  opens: 'at-once' | 'never' | 'refused' = 'at-once';
  #listener: WireListener | null = null;
  #open = false;

  readonly open: OpenWire = (listener) => {
    this.opened += 1;
    const here = listener;
    this.#listener = listener;
    const behaviour = this.opens;
    queueMicrotask(() => {
      if (behaviour === 'at-once') {
        this.#open = true;
        here.onOpen();
      }
      if (behaviour === 'refused') here.onClose('refused', false);
    });
    return {
      send: (message) => {
        if (this.#open) this.inbox.messages.push(message);
        return this.#open;
      },
      close: () => {
        this.#end('closed here', true);
      },
    };
  };

  get sent(): readonly string[] {
    return this.inbox.messages;
  }

  get isOpen(): boolean {
    return this.#open;
  }

  cut(): void {
    this.#end('cut', false);
  }

  say(message: string): void {
    this.#listener?.onMessage(message);
  }

  next(kind: string): Promise<string> {
    return this.inbox.next(kind);
  }

  count(method: string): number {
    return this.inbox.count(method);
  }

  #end(detail: string, clean: boolean): void {
    if (this.#listener === null) return;
    const listener = this.#listener;
    this.#listener = null;
    this.#open = false;
    listener.onClose(detail, clean);
  }
}

export interface Answer {
  /** Instead of the far end's own. */
  readonly contact?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly tag?: string;
}

/** A response to a request: its own headers back (RFC 3261 §8.2.6). */
export function answerTo(
  request: string,
  status: string,
  { headers = [], body = '', tag = 'far' }: Answer = {},
): string {
  const lines = request.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  const kept = lines.filter((line) => /^(?:Via|From|Call-ID|CSeq):/i.test(line));
  const to = header(request, 'To');
  const tagged = /;\s*tag=/.test(to) || status.startsWith('100') ? to : `${to};tag=${tag}`;
  return [
    `SIP/2.0 ${status}`,
    ...kept,
    `To: ${tagged}`,
    ...headers,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${String(new TextEncoder().encode(body).length)}`,
    '',
    body,
  ].join('\r\n');
}

/** The value of the first header of this name, or empty. */
export function header(message: string, name: string): string {
  return new RegExp(`^${name}:\\s*([^\\r\\n]*)`, 'im').exec(message)?.[1] ?? '';
}

export interface Request {
  readonly method?: string;
  readonly from?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly branch?: string;
  readonly callId?: string;
  readonly cseq?: number;
  readonly toTag?: string;
  readonly contact?: string;
}

/** A request of the far end to us. */
export function requestTo(
  target: string,
  {
    method = 'INVITE',
    from = '"Bob" <sip:bob@example.com>;tag=bob',
    headers = [],
    body = method === 'INVITE' ? SDP : '',
    branch = 'z9hG4bKone',
    callId = 'call-one',
    cseq = 1,
    toTag = '',
    contact = 'bob',
  }: Request = {},
): string {
  return [
    `${method} ${target} SIP/2.0`,
    `Via: SIP/2.0/WSS far.invalid;branch=${branch}`,
    'Max-Forwards: 70',
    `From: ${from}`,
    `To: <${target}>${toTag === '' ? '' : `;tag=${toTag}`}`,
    `Call-ID: ${callId}`,
    `CSeq: ${String(cseq)} ${method}`,
    `Contact: <sip:${contact}@far.invalid;transport=ws>`,
    ...headers,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${String(new TextEncoder().encode(body).length)}`,
    '',
    body,
  ].join('\r\n');
}
