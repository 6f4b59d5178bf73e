import { randomBytes } from 'node:crypto';
import { createSocket, type Socket } from 'node:dgram';
import type { LabAccount } from '../lab-types';
import { proxyAuthorization } from './digest';

export interface PlainCall {
  /** Gateway, `address:port`. */
  readonly sipHost: string;
  readonly account: LabAccount;
  /** Address to call. */
  readonly to: string;
  /** How long to listen after the last thing sent (default 500). */
  readonly listenMs?: number;
  /** True sends a CANCEL after the first 1xx; a promise, when that has resolved too. */
  readonly cancel?: boolean | Promise<unknown>;
  /** The CANCEL's header `Reason` (RFC 3326): `SIP;cause=200`. */
  readonly cancelReason?: string;
  /** Overrides the account's password, to fail on purpose. */
  readonly password?: string;
}

/** A SIP reply: `INVITE 486 Busy Here`. */
export type PlainReply = `${string} ${number} ${string}`;

interface Dialog {
  readonly callId: string;
  readonly fromTag: string;
  readonly via: string;
}

/** Makes a bare INVITE over UDP, answers the digest challenge and returns all replies after it, as they came. */
export async function placePlainCall(call: PlainCall): Promise<PlainReply[]> {
  const [address, port] = call.sipHost.split(':');
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  socket.connect(Number(port), address);
  await new Promise((resolve) => socket.once('connect', resolve));
  const local = socket.address();
  const dialog = { callId: token(), fromTag: token(), via: `${local.address}:${local.port}` };
  try {
    return await exchange(socket, call, dialog);
  } finally {
    socket.close();
  }
}

function exchange(socket: Socket, call: PlainCall, dialog: Dialog): Promise<PlainReply[]> {
  return new Promise((resolve) => {
    const replies: PlainReply[] = [];
    const branches = { 1: `z9hG4bK${token()}`, 2: `z9hG4bK${token()}` };
    const finish = (): void => resolve(replies);
    let quiet = setTimeout(finish, call.listenMs ?? 500);
    let cancelled = false;
    const send = (method: string, cseq: 1 | 2, extra: readonly string[] = []): void => {
      socket.send(request(method, call, dialog, { cseq, branch: branches[cseq], extra }));
      clearTimeout(quiet);
      quiet = setTimeout(finish, call.listenMs ?? 500);
    };
    socket.on('message', (datagram) => {
      const text = datagram.toString();
      const [, status = '', reason = ''] = /^SIP\/2\.0 (\d{3}) ([^\r]*)/.exec(text) ?? [];
      const [, number = '', method = ''] = /^CSeq:\s*(\d+) (\w+)/im.exec(text) ?? [];
      const code = Number(status);
      const cseq = number === '1' ? 1 : 2;
      if (method === 'INVITE' && code >= 300) send('ACK', cseq, [toHeader(text)]);
      if (cseq === 1 && code === 407) send('INVITE', 2, [authorization(text, call)]);
      if (cseq === 1) return;
      replies.push(`${method} ${code} ${reason}`);
      if (call.cancel && code < 200 && !cancelled) {
        cancelled = true;
        const reason = call.cancelReason === undefined ? [] : [`Reason: ${call.cancelReason}`];
        if (call.cancel === true) send('CANCEL', 2, reason);
        else void call.cancel.then(() => send('CANCEL', 2, reason));
      }
    });
    send('INVITE', 1);
  });
}

function request(
  method: string,
  call: PlainCall,
  dialog: Dialog,
  part: { cseq: number; branch: string; extra: readonly string[] },
): string {
  const to = part.extra.some((line) => line.startsWith('To:')) ? [] : [`To: <${call.to}>`];
  return [
    `${method} ${call.to} SIP/2.0`,
    `Via: SIP/2.0/UDP ${dialog.via};rport;branch=${part.branch}`,
    'Max-Forwards: 70',
    `From: <${call.account.address}>;tag=${dialog.fromTag}`,
    ...to,
    `Call-ID: ${dialog.callId}`,
    `CSeq: ${part.cseq} ${method}`,
    `Contact: <sip:${call.account.name}@${dialog.via}>`,
    ...part.extra,
    'Content-Length: 0',
    '\r\n',
  ].join('\r\n');
}

function authorization(challenge: string, { account, password = account.password, to }: PlainCall): string {
  return proxyAuthorization(challenge, { name: account.name, password }, 'INVITE', to);
}

function toHeader(reply: string): string {
  return /^To:.*$/im.exec(reply)?.[0].trim() ?? '';
}

function token(): string {
  return randomBytes(6).toString('hex');
}
