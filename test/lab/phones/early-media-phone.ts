import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { RtpVoice } from './rtp-voice';

export interface EarlyMediaPhone {
  /** What to call: `at-PORT`. */
  readonly user: string;
  stop(): void;
}

/**
 * A phone that answers a call with 183 and sound and never picks up (RFC 3960 §3), which no classic phone here does. It sends
 * `hz` to wherever the offer says, and gives way to a CANCEL with 487.
 */
export async function startEarlyMediaPhone(hz: number): Promise<EarlyMediaPhone> {
  const sip = createSocket('udp4');
  sip.bind(0, '127.0.0.1');
  const [voice] = await Promise.all([RtpVoice.open(hz), once(sip, 'listening')]);
  let invite = '';
  sip.on('message', (datagram, from) => {
    const text = datagram.toString();
    const reply = (request: string, status: string, body = ''): void => {
      sip.send(response(request, status, sip, body), from.port, from.address);
    };
    if (text.startsWith('INVITE') && invite === '') {
      invite = text;
      reply(text, '183 Session Progress', voice.sdp);
      voice.speakTo(text);
    }
    if (text.startsWith('CANCEL')) {
      voice.silence();
      reply(text, '200 OK');
      reply(invite, '487 Request Terminated');
    }
  });
  return {
    user: `at-${String(sip.address().port)}`,
    stop: () => {
      sip.close();
      voice.stop();
    },
  };
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
