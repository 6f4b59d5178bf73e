import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Lab, LabAccount, LabUser } from '../lab-types';
import { proxyAuthorization } from './digest';
import { RtpVoice } from './rtp-voice';
import { headerOf, headersOf, kindOf, sipMessage, type Said } from './sip-text';

const WAIT_MS = 10_000;

interface Waiting {
  readonly kind: string;
  readonly take: (message: string) => void;
}

/** One side's view of a dialog, by which requests in it find their way (RFC 3261 §12). */
export interface ScriptedDialog {
  readonly callId: string;
  /** Our From, with its tag; another name may be put in it (RFC 4916). */
  local: string;
  readonly remote: string;
  readonly target: string;
  readonly routes: readonly string[];
  sequence: number;
}

/** An INVITE of ours that was sent. */
interface OwnInvite {
  readonly uri: string;
  readonly from: string;
  readonly callId: string;
}

/**
 * A SIP phone at the gateway over UDP that says and answers exactly what a test wants, where no classic phone does it. It is called
 * as `at-PORT`, and calls as one of the lab's users.
 */
export class ScriptedPhone {
  /** Messages that nobody has waited for yet. */
  #inbox: string[] = [];
  #waiting: Waiting[] = [];
  /** What was answered to which transaction, for when it is asked again. */
  readonly #answers = new Map<string, string>();
  readonly #seen = new Set<string>();
  #invite: OwnInvite | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly gateway: { readonly address: string; readonly port: number },
    private readonly account: LabAccount,
    readonly voice: RtpVoice,
  ) {
    socket.on('message', (datagram) => {
      this.#receive(datagram.toString());
    });
  }

  /** @param hz what it says in its calls; null: silence */
  static async start(lab: Pick<Lab, 'sipHost' | 'users'>, user: LabUser, hz: number | null) {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    const [voice] = await Promise.all([RtpVoice.open(hz), once(socket, 'listening')]);
    const [address = '', port] = lab.sipHost.split(':');
    return new ScriptedPhone(socket, { address, port: Number(port) }, lab.users[user], voice);
  }

  /** What to call. */
  get user(): string {
    return `at-${String(this.socket.address().port)}`;
  }

  /** Resolves with the oldest message of a kind that nobody has taken: `BYE`, or `200 INVITE` for an answer. */
  next(kind: string): Promise<string> {
    const at = this.#inbox.findIndex((message) => kindOf(message) === kind);
    if (at >= 0) return Promise.resolve(this.#inbox.splice(at, 1)[0] ?? '');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting = this.#waiting.filter((each) => each !== waiting);
        reject(new Error(`no ${kind} came; not taken: ${this.#inbox.map(kindOf).join(', ')}`));
      }, WAIT_MS);
      const take = (message: string): void => {
        clearTimeout(timer);
        resolve(message);
      };
      const waiting = { kind, take };
      this.#waiting.push(waiting);
    });
  }

  /** Forgets what nobody has taken. */
  skip(): void {
    this.#inbox = [];
  }

  /** @param status `200 OK` */
  answer(request: string, status: string, said: Said = {}): void {
    const to = headerOf(request, 'To');
    const kept = ['Via', 'Record-Route', 'From', 'Call-ID', 'CSeq'].flatMap((name) =>
      headersOf(request, name).map((value) => `${name}: ${value}`),
    );
    const tagged = to.includes('tag=') ? to : `${to};tag=${tagOf(request)}`;
    const reply = sipMessage(
      `SIP/2.0 ${status}`,
      [...kept, `To: ${tagged}`, `Contact: ${this.#contact}`],
      said,
    );
    this.#answers.set(transactionOf(request), reply);
    this.#send(reply);
  }

  /** Answers a call with 200 and talks; the dialog, once it is acknowledged. */
  async accept(invite: string, headers: readonly string[] = []): Promise<ScriptedDialog> {
    this.answer(invite, '200 OK', { headers, body: this.voice.sdp });
    this.voice.speakTo(invite);
    await this.next('ACK');
    return {
      callId: headerOf(invite, 'Call-ID'),
      local: `${headerOf(invite, 'To')};tag=${tagOf(invite)}`,
      remote: headerOf(invite, 'From'),
      target: uriIn(headerOf(invite, 'Contact')),
      routes: headersOf(invite, 'Record-Route'),
      sequence: 1,
    };
  }

  /** Calls `user`; resolves when the INVITE is out that the gateway takes. Its answers are for `next`. */
  async call(user: string, headers: readonly string[] = [], name = this.account.name): Promise<void> {
    const uri = `sip:${user}@${this.account.address.split('@')[1] ?? ''}`;
    const from = `"${name}" <${this.account.address}>;tag=${token()}`;
    this.#invite = { uri, from, callId: token() };
    const send = (sequence: number, more: readonly string[] = []): void => {
      this.#send(
        sipMessage(
          `INVITE ${uri} SIP/2.0`,
          this.#requestHeaders('INVITE', { ...this.#own, remote: `<${uri}>`, sequence }),
          { headers: [...headers, ...more], body: this.voice.sdp },
        ),
      );
    };
    send(1);
    send(2, [proxyAuthorization(await this.next('407 INVITE'), this.account, 'INVITE', uri)]);
  }

  /** Acknowledges the 200 to `call`, and talks. */
  accepted(ok: string): ScriptedDialog {
    const dialog = {
      ...this.#own,
      remote: headerOf(ok, 'To'),
      target: uriIn(headerOf(ok, 'Contact')),
      routes: headersOf(ok, 'Record-Route').reverse(),
      sequence: 2,
    };
    this.acknowledge(dialog);
    this.voice.speakTo(ok);
    return dialog;
  }

  /** The ACK of the dialog's last request. */
  acknowledge(dialog: ScriptedDialog): void {
    this.#sendIn(dialog, 'ACK', {});
  }

  /** Sends a request in a dialog; its answer is for `next`. */
  request(dialog: ScriptedDialog, method: string, said: Said = {}): void {
    dialog.sequence += 1;
    this.#sendIn(dialog, method, said);
  }

  stop(): void {
    this.voice.stop();
    this.socket.close();
  }

  get #own() {
    const { from = '', callId = '' } = this.#invite ?? {};
    return { local: from, callId, target: '', routes: [] };
  }

  get #contact(): string {
    return `<sip:${this.account.name}@127.0.0.1:${String(this.socket.address().port)}>`;
  }

  #requestHeaders(
    method: string,
    { local, remote, callId, sequence }: Pick<ScriptedDialog, 'local' | 'remote' | 'callId' | 'sequence'>,
    branch = `z9hG4bK${token()}`,
  ): string[] {
    return [
      `Via: SIP/2.0/UDP 127.0.0.1:${String(this.socket.address().port)};rport;branch=${branch}`,
      'Max-Forwards: 70',
      `From: ${local}`,
      `To: ${remote}`,
      `Call-ID: ${callId}`,
      `CSeq: ${String(sequence)} ${method}`,
      `Contact: ${this.#contact}`,
    ];
  }

  #sendIn(dialog: ScriptedDialog, method: string, said: Said): void {
    const routes = dialog.routes.map((route) => `Route: ${route}`);
    const headers = [...this.#requestHeaders(method, dialog), ...routes];
    this.#send(sipMessage(`${method} ${dialog.target} SIP/2.0`, headers, said));
  }

  #send(message: string): void {
    this.socket.send(message, this.gateway.port, this.gateway.address);
  }

  #receive(message: string): void {
    const kind = kindOf(message);
    const answered = this.#answers.get(transactionOf(message));
    if (answered !== undefined && !/^\d/.test(kind)) {
      this.#send(answered);
      return;
    }
    if (this.#seen.has(message)) return;
    this.#seen.add(message);
    if (/^[3-6]\d\d INVITE$/.test(kind)) this.#acknowledgeRefusal(message);
    const at = this.#waiting.findIndex((waiting) => waiting.kind === kind);
    if (at < 0) this.#inbox.push(message);
    else this.#waiting.splice(at, 1)[0]?.take(message);
  }

  /** RFC 3261 §17.1.1.3: in the transaction of the INVITE. */
  #acknowledgeRefusal(refusal: string): void {
    const sequence = Number.parseInt(headerOf(refusal, 'CSeq'), 10);
    const to = headerOf(refusal, 'To');
    const branch = /branch=([^;\s]+)/.exec(headerOf(refusal, 'Via'))?.[1];
    const parties = { local: headerOf(refusal, 'From'), remote: to, callId: headerOf(refusal, 'Call-ID') };
    const headers = this.#requestHeaders('ACK', { ...parties, sequence }, branch);
    this.#send(sipMessage(`ACK ${this.#invite?.uri ?? uriIn(to)} SIP/2.0`, headers, {}));
  }
}

function transactionOf(message: string): string {
  return `${headersOf(message, 'Via')[0] ?? ''} ${headerOf(message, 'CSeq')}`;
}

/** The same for every answer to a request. */
function tagOf(request: string): string {
  return `far-${headerOf(request, 'Call-ID').slice(0, 8)}`;
}

function uriIn(address: string): string {
  return /<([^>]+)>/.exec(address)?.[1] ?? address;
}

function token(): string {
  return randomBytes(8).toString('hex');
}
