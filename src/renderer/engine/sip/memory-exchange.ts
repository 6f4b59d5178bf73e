import type { OpenWire, WireListener } from './wire';

/** What a test may do to a message on its way: let it pass, lose it, or put another in its place. */
export type Fault = (message: string, to: string) => string | null;

/** A page that stays open for days keeps asking; who asked long ago has had the answer. */
const MOST_BRANCHES = 1_000;

interface Seat {
  readonly listener: WireListener;
  /** Ends the wire, once. */
  end(detail: string, clean: boolean): void;
}

/**
 * A SIP proxy and registrar in memory (RFC 3261 §16, as far as a handful of agents on one machine need): the demo line's exchange,
 * and the network between Alice and Bob in tests. Messages pass unchanged, each in a task of its own.
 */
export class MemoryExchange {
  readonly #seats = new Map<string, Seat>();
  /** Contact users that agents named for themselves → their seat. */
  readonly #contacts = new Map<string, string>();
  /** Via branch of a request → the seat its responses go back to. */
  readonly #branches = new Map<string, string>();

  constructor(private readonly fault: Fault = (message) => message) {}

  /** A wire for the agent that is called `name` here. */
  wireFor(name: string): OpenWire {
    return (listener) => {
      let open = true;
      const seat: Seat = {
        listener,
        end: (detail, clean) => {
          if (!open) return;
          open = false;
          if (this.#seats.get(name) === seat) this.#seats.delete(name);
          listener.onClose(detail, clean);
        },
      };
      this.#seats.get(name)?.end('replaced', false);
      this.#seats.set(name, seat);
      setTimeout(() => {
        if (open) listener.onOpen();
      }, 0);
      return {
        send: (message) => {
          if (open) this.#route(message, name);
          return open;
        },
        close: () => {
          seat.end('closed here', true);
        },
      };
    };
  }

  /** The socket of `name` breaks. */
  cut(name: string): void {
    this.#seats.get(name)?.end('cut', false);
  }

  #route(message: string, from: string): void {
    const contact = /^(?:Contact|m):[^\r\n]*<sips?:([^@>;]+)@/im.exec(message)?.[1];
    if (contact !== undefined) this.#contacts.set(contact, from);
    const request = /^([A-Z]+) sips?:(?:([^@\s;]+)@)?[^\s]* SIP\/2\.0\r\n/.exec(message);
    const branch = /^Via:[^\r\n]*branch=([^;\s,]+)/im.exec(message)?.[1] ?? '';
    if (!request) {
      this.#deliver(message, this.#branches.get(branch) ?? '');
      return;
    }
    const [, method = '', user] = request;
    this.#branches.set(branch, from);
    const [oldest] = this.#branches.keys();
    if (this.#branches.size > MOST_BRANCHES && oldest !== undefined) this.#branches.delete(oldest);
    const to = user === undefined ? undefined : (this.#contacts.get(user) ?? user);
    if (to !== undefined && this.#seats.has(to)) this.#deliver(message, to);
    else if (method !== 'ACK')
      this.#deliver(answer(message, to === undefined ? '200 OK' : '404 Not Found'), from);
  }

  #deliver(message: string, to: string): void {
    const passed = this.fault(message, to);
    if (passed === null) return;
    setTimeout(() => this.#seats.get(to)?.listener.onMessage(passed), 0);
  }
}

/** What a registrar or proxy answers by itself: the request's own headers back, with a tag (RFC 3261 §8.2.6). */
function answer(request: string, status: string): string {
  const lines = request.split('\r\n\r\n', 1)[0]?.split('\r\n') ?? [];
  const kept = lines.filter((line) => /^(?:Via|From|Call-ID|CSeq|Contact):/i.test(line));
  const to = lines.find((line) => /^To:/i.test(line)) ?? 'To: <sip:exchange>';
  const tagged = /;\s*tag=/.test(to) ? to : `${to};tag=exchange`;
  return [`SIP/2.0 ${status}`, ...kept, tagged, 'Content-Length: 0', '', ''].join('\r\n');
}
