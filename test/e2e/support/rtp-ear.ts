import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import type { LabPhone } from '../../lab/phones/baresip';

/** PCMA and PCMU alike. */
const RATE = 8_000;
const PCMU = 0;

/** What the gateway sends to the lab's phones: their own recordings end with the first hold. */
export interface RtpEar {
  readonly sampleRate: number;
  /** What comes to a phone within the next second, PCMA or PCMU; nothing where nothing comes. */
  nextSecond(far: LabPhone): Promise<Int16Array>;
  /** The same from now on, until it is stopped. */
  listen(far: LabPhone): { stop(): Int16Array };
  stop(): Promise<void>;
}

/** Hears along on loopback. Needs root and python3. */
export async function openRtpEar(): Promise<RtpEar> {
  const ear = spawn('python3', [join(import.meta.dirname, 'rtp-ear.py')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface(ear.stdout);
  await once(lines, 'line');
  const listen: RtpEar['listen'] = ({ rtp }) => {
    const samples: number[] = [];
    const take = (line: string): void => {
      const [port = '', kind, payload = ''] = line.split(' ');
      if (Number(port) < rtp.first || Number(port) > rtp.last) return;
      const decode = Number(kind) === PCMU ? fromMuLaw : fromALaw;
      for (const byte of Buffer.from(payload, 'base64')) samples.push(decode(byte));
    };
    lines.on('line', take);
    return {
      stop: () => {
        lines.off('line', take);
        return Int16Array.from(samples);
      },
    };
  };
  return {
    sampleRate: RATE,
    listen,
    nextSecond: async (far) => {
      const heard = listen(far);
      await delay(1_000);
      return heard.stop();
    },
    stop: async () => {
      ear.kill();
      await once(ear, 'close');
    },
  };
}

/** ITU-T G.711 §3, A-law to 16 bit. */
function fromALaw(byte: number): number {
  const code = byte ^ 0x55;
  const exponent = (code >> 4) & 7;
  const mantissa = code & 15;
  const magnitude = exponent === 0 ? (mantissa << 4) + 8 : ((mantissa << 4) + 264) << (exponent - 1);
  return code & 0x80 ? magnitude : -magnitude;
}

/** ITU-T G.711 §3, µ-law to 16 bit. */
function fromMuLaw(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = ((((code & 15) << 3) + 132) << ((code >> 4) & 7)) - 132;
  return code & 0x80 ? -magnitude : magnitude;
}
