import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';

export interface EarlyMediaPhone {
  /** What to call: `at-PORT`. */
  readonly user: string;
  stop(): void;
}

const FRAME_MS = 20;
const SAMPLES = 160;

/**
 * A phone that answers a call with 183 and sound and never picks up (RFC 3960 §3), which no classic phone here does. It sends
 * `hz` as PCMU (RFC 3551) to wherever the offer says, and gives way to a CANCEL with 487.
 */
export async function startEarlyMediaPhone(hz: number): Promise<EarlyMediaPhone> {
  const sip = createSocket('udp4');
  const rtp = createSocket('udp4');
  sip.bind(0, '127.0.0.1');
  rtp.bind(0, '127.0.0.1');
  await Promise.all([once(sip, 'listening'), once(rtp, 'listening')]);
  let sending: NodeJS.Timeout | undefined;
  let invite = '';
  sip.on('message', (datagram, from) => {
    const text = datagram.toString();
    const reply = (request: string, status: string, body = ''): void => {
      sip.send(response(request, status, sip, body), from.port, from.address);
    };
    if (text.startsWith('INVITE') && invite === '') {
      invite = text;
      reply(text, '183 Session Progress', sdp(rtp));
      sending = startTone(rtp, text, hz);
    }
    if (text.startsWith('CANCEL')) {
      clearInterval(sending);
      reply(text, '200 OK');
      reply(invite, '487 Request Terminated');
    }
  });
  return {
    user: `at-${String(sip.address().port)}`,
    stop: () => {
      clearInterval(sending);
      sip.close();
      rtp.close();
    },
  };
}

function startTone(rtp: Socket, offer: string, hz: number): NodeJS.Timeout {
  const port = Number(/^m=audio (\d+)/m.exec(offer)?.[1]);
  const address = /^c=IN IP4 (\S+)/m.exec(offer)?.[1] ?? '127.0.0.1';
  let frame = 0;
  return setInterval(() => {
    const packet = Buffer.alloc(12 + SAMPLES);
    packet.writeUInt16BE(0x8000, 0);
    packet.writeUInt16BE(frame & 0xffff, 2);
    packet.writeUInt32BE(frame * SAMPLES, 4);
    packet.writeUInt32BE(0x0ff0, 8);
    for (let i = 0; i < SAMPLES; i += 1) {
      packet[12 + i] = muLaw(8_000 * Math.sin((2 * Math.PI * hz * (frame * SAMPLES + i)) / 8_000));
    }
    frame += 1;
    rtp.send(packet, port, address);
  }, FRAME_MS);
}

/** ITU-T G.711, μ-law. @param sample −32768 to 32767 */
function muLaw(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0;
  const magnitude = Math.min(Math.abs(Math.round(sample)), 32_635) + 0x84;
  const exponent = Math.max(0, 31 - Math.clz32(magnitude) - 7);
  return ~(sign | (exponent << 4) | ((magnitude >> (exponent + 3)) & 0x0f)) & 0xff;
}

function response(request: string, status: string, sip: Socket, body: string): string {
  const kept = request.split('\r\n').filter((line) => /^(?:Via|From|Call-ID|CSeq|Record-Route):/i.test(line));
  const to = request.split('\r\n').find((line) => /^To:/i.test(line)) ?? '';
  return [
    `SIP/2.0 ${status}`,
    ...kept,
    to.includes('tag=') ? to : `${to};tag=early`,
    `Contact: <sip:early@127.0.0.1:${String(sip.address().port)}>`,
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    '',
    body,
  ].join('\r\n');
}

function sdp(rtp: Socket): string {
  const port = String(rtp.address().port);
  return `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${port} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n`;
}
