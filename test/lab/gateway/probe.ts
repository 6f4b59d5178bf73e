import { createSocket } from 'node:dgram';
import { randomBytes } from 'node:crypto';

export interface UdpProbe {
  readonly address: string;
  readonly port: number;
  /** The datagram to send; gets the port it is sent from. */
  request(fromPort: number): Buffer;
  accepts(reply: Buffer): boolean;
}

const EVERY_MS = 20;

/** User name the SIP probe comes from. */
export const PROBE_USER = 'lab-probe';

/** Repeats the probe until it is answered; rejects after `timeoutMs` or when `failed` settles. */
export function untilAnswered(probe: UdpProbe, timeoutMs: number, failed: Promise<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    let timer: NodeJS.Timeout | undefined;
    let open = true;
    const finish = (outcome: () => void): void => {
      if (!open) return;
      open = false;
      clearInterval(timer);
      clearTimeout(deadline);
      socket.close();
      outcome();
    };
    const fail = (reason: string): void => finish(() => reject(new Error(reason)));
    const deadline = setTimeout(() => fail(`no answer within ${timeoutMs} ms`), timeoutMs);
    void failed.then(fail);
    // "Connection refused" comes back as an error as long as nobody listens.
    socket.on('error', () => undefined);
    socket.on('message', (reply) => {
      if (probe.accepts(reply)) finish(resolve);
    });
    socket.bind(0, () => {
      const send = (): void => socket.send(probe.request(socket.address().port), probe.port, probe.address);
      send();
      timer = setInterval(send, EVERY_MS);
    });
  });
}

/** SIP OPTIONS, answered by a registrar that is up (RFC 3261 §11). */
export function sipOptionsProbe(address: string, port: number): UdpProbe {
  const request = (fromPort: number): Buffer =>
    Buffer.from(
      [
        `OPTIONS sip:${address}:${port} SIP/2.0`,
        `Via: SIP/2.0/UDP 127.0.0.1:${fromPort};rport;branch=z9hG4bK${token()}`,
        'Max-Forwards: 9',
        `From: <sip:${PROBE_USER}@127.0.0.1>;tag=${token()}`,
        `To: <sip:${address}>`,
        `Call-ID: ${token()}`,
        'CSeq: 1 OPTIONS',
        'Content-Length: 0',
        '\r\n',
      ].join('\r\n'),
    );
  return { address, port, request, accepts: (reply) => reply.toString('latin1').startsWith('SIP/2.0 200') };
}

/** rtpengine's control protocol: a cookie and a bencoded dictionary. */
export function rtpenginePingProbe(address: string, port: number): UdpProbe {
  const request = (): Buffer => Buffer.from(`${token()} d7:command4:pinge`);
  return { address, port, request, accepts: (reply) => reply.includes('4:pong') };
}

/** STUN binding request (RFC 5389 §6). */
export function stunProbe(address: string, port: number): UdpProbe {
  const request = (): Buffer => Buffer.concat([Buffer.from('000100002112a442', 'hex'), randomBytes(12)]);
  return { address, port, request, accepts: (reply) => reply.readUInt16BE(0) === 0x0101 };
}

function token(): string {
  return randomBytes(6).toString('hex');
}
