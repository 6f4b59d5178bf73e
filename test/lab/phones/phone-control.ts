import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { encodeNetstring, NetstringReader } from './netstring';

/** An event of baresip, as its ctrl_tcp module reports it. */
export interface PhoneEvent {
  /** `CALL_INCOMING`, `CALL_RINGING`, `CALL_ESTABLISHED`, `CALL_CLOSED`, `CALL_DTMF_START`, `REGISTER_OK`, … */
  readonly type: string;
  readonly direction?: 'incoming' | 'outgoing';
  /** Address of the other side. */
  readonly peer?: string;
  /** Call-ID. */
  readonly callId?: string;
  /** Depends on the type: the digit, the reason of the end, … */
  readonly param?: string;
  /** Milliseconds since 1970 when the event reached us. */
  readonly atMs: number;
}

interface Reply {
  readonly ok: boolean;
  readonly text: string;
}

const REPLY_TIMEOUT_MS = 5000;

/** The control connection to one baresip process: commands out, replies and events in. */
export class PhoneControl {
  private readonly waiting = new Map<string, (reply: Reply) => void>();
  private lastToken = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly onEvent: (event: PhoneEvent) => void,
  ) {
    const reader = new NetstringReader();
    socket.on('data', (chunk) => reader.read(chunk).forEach((text) => this.receive(text)));
    socket.on('error', () => undefined);
  }

  /** Tries until the port accepts; rejects when `failed` settles first. */
  static async open(
    at: { address: string; port: number },
    failed: Promise<string>,
    onEvent: (event: PhoneEvent) => void,
  ): Promise<PhoneControl> {
    let reason: string | undefined;
    void failed.then((why) => (reason = why));
    while (reason === undefined) {
      const socket = await tryConnect(at);
      if (socket) return new PhoneControl(socket, onEvent);
      await delay(20);
    }
    throw new Error(`baresip did not start: ${reason}.`);
  }

  /** Runs a command of baresip's menu and resolves with its text; rejects when it fails or is not answered. */
  command(command: string, params = ''): Promise<string> {
    const token = String(++this.lastToken);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting.delete(token);
        reject(new Error(`baresip did not answer "${command}" within ${REPLY_TIMEOUT_MS} ms.`));
      }, REPLY_TIMEOUT_MS);
      this.waiting.set(token, (reply) => {
        clearTimeout(timer);
        if (reply.ok) resolve(reply.text);
        else reject(new Error(`baresip refused "${command} ${params}": ${reply.text.trim()}`));
      });
      this.socket.write(encodeNetstring(JSON.stringify({ command, params, token })));
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private receive(text: string): void {
    const message = JSON.parse(text) as Record<string, unknown>;
    if (message['response'] === true) {
      const token = String(message['token']);
      const data = message['data'];
      this.waiting.get(token)?.({ ok: message['ok'] === true, text: typeof data === 'string' ? data : '' });
      this.waiting.delete(token);
    } else if (message['event'] === true) {
      this.onEvent(phoneEvent(message));
    }
  }
}

function phoneEvent(message: Record<string, unknown>): PhoneEvent {
  const text = (key: string): string | undefined =>
    typeof message[key] === 'string' ? message[key] : undefined;
  const [direction, peer, callId, param] = [text('direction'), text('peeruri'), text('id'), text('param')];
  return {
    type: text('type') ?? '',
    ...(direction === 'incoming' || direction === 'outgoing' ? { direction } : {}),
    ...(peer === undefined ? {} : { peer }),
    ...(callId === undefined ? {} : { callId }),
    ...(param === undefined ? {} : { param }),
    atMs: Date.now(),
  };
}

function tryConnect(at: { address: string; port: number }): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: at.address, port: at.port, noDelay: true });
    socket.once('connect', () => resolve(socket));
    socket.once('error', () => resolve(undefined));
  });
}
