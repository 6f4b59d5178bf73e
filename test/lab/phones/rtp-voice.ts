import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { Pcm } from '../sound/wav';
import { fromMuLaw, muLaw } from './mu-law';

const FRAME_MS = 20;
const SAMPLES = 160;
const RATE = 8_000;
const HEADER_BYTES = 12;

/** The sound of a phone that a test scripts: says a tone as PCMU (RFC 3551) and keeps what it hears. */
export class RtpVoice {
  #sending: NodeJS.Timeout | undefined;
  #frame = 0;
  #heard: Buffer[] = [];

  private constructor(
    private readonly socket: Socket,
    /** What it says; null: silence. Can be changed at any time. */
    public hz: number | null,
  ) {
    socket.on('message', (packet) => {
      // PCMU alone: no RTCP, no comfort noise.
      if (packet.length > HEADER_BYTES && ((packet[1] ?? 0) & 0x7f) === 0) {
        this.#heard.push(packet.subarray(HEADER_BYTES));
      }
    });
  }

  static async open(hz: number | null): Promise<RtpVoice> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new RtpVoice(socket, hz);
  }

  /** Its offer, and its answer. */
  get sdp(): string {
    const port = String(this.socket.address().port);
    return `v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio ${port} RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=sendrecv\r\n`;
  }

  /** Talks to where a description says. */
  speakTo(sdp: string): void {
    this.silence();
    const port = Number(/^m=audio (\d+)/m.exec(sdp)?.[1]);
    const address = /^c=IN IP4 (\S+)/m.exec(sdp)?.[1] ?? '127.0.0.1';
    this.#sending = setInterval(() => {
      this.socket.send(this.#packet(), port, address);
    }, FRAME_MS);
  }

  /** Sends nothing more. */
  silence(): void {
    clearInterval(this.#sending);
  }

  /** What has come since `forget`, packet after packet. */
  heard(): Pcm {
    const samples = Int16Array.from(Buffer.concat(this.#heard), fromMuLaw);
    return { sampleRate: RATE, channels: 1, samples };
  }

  forget(): void {
    this.#heard = [];
  }

  stop(): void {
    this.silence();
    this.socket.close();
  }

  #packet(): Buffer {
    const packet = Buffer.alloc(HEADER_BYTES + SAMPLES);
    packet.writeUInt16BE(0x8000, 0);
    packet.writeUInt16BE(this.#frame & 0xffff, 2);
    packet.writeUInt32BE(this.#frame * SAMPLES, 4);
    packet.writeUInt32BE(0x0ff0, 8);
    for (let at = 0; at < SAMPLES; at += 1) {
      const seconds = (this.#frame * SAMPLES + at) / RATE;
      const sample = this.hz === null ? 0 : 8_000 * Math.sin(2 * Math.PI * this.hz * seconds);
      packet[HEADER_BYTES + at] = muLaw(sample);
    }
    this.#frame += 1;
    return packet;
  }
}
