import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { measurePcm, type ToneMeasurement } from '../../lab/sound/tone';
import type { Pcm } from '../../lab/sound/wav';
import type { Pulse } from '../../lab/sound/pulse';

const RATE = 16_000;
const FORM = { sampleRate: RATE, channels: 1 };
/** Samples, half a second. */
const PIECE = RATE / 2;
/** A window of the measurement lies over the next one by so much: 50 ms. */
const OVERLAP = RATE / 20;
/** A-law knows no zero: its silence is ±8 (ITU-T G.711), and resampling may add to that. */
const QUIETEST = 16;

export interface Recording {
  /** What has been heard until now. */
  sound(): Pcm;
  /** Ends the recording and measures how much of each frequency is in it. */
  stop(hz: readonly number[]): Promise<ToneMeasurement>;
  /** Resolves when so much was recorded, s. */
  untilLasts(seconds: number): Promise<void>;
  /** Resolves when that much of a frequency has been heard, s. */
  untilHeard(hz: number, seconds: number): Promise<void>;
  /** Resolves when the newest `seconds` were silence. */
  untilSilent(seconds: number): Promise<void>;
}

/** Records what an output plays: the ears of the person at our phone. @param sink `spk` or `hs` */
export function recordOutput(pulse: Pulse, sink: string): Recording {
  const parec = spawn(
    'parec',
    [
      '-d',
      `${sink}.monitor`,
      '--raw',
      '--format=s16le',
      `--rate=${String(RATE)}`,
      '--channels=1',
      '--latency-msec=50',
    ],
    { env: { ...process.env, ...pulse.env }, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const parts: Buffer[] = [];
  parec.stdout.on('data', (part: Buffer) => parts.push(part));
  const sound = (): Pcm => {
    const all = Buffer.concat(parts);
    const samples = new Int16Array(all.buffer.slice(all.byteOffset, all.byteOffset + (all.length & ~1)));
    return { ...FORM, samples };
  };
  const measure = (hz: readonly number[]): ToneMeasurement => measurePcm(sound(), { hz });
  const until = (holds: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const check = (): void => {
        if (!holds()) return;
        parec.stdout.off('data', check);
        resolve();
      };
      parec.stdout.on('data', check);
    });
  return {
    sound,
    stop: async (hz) => {
      parec.kill('SIGTERM');
      await once(parec, 'close');
      return measure(hz);
    },
    untilLasts: (seconds) =>
      until(() => parts.reduce((sum, { length }) => sum + length, 0) >= seconds * RATE * 2),
    untilHeard: (hz, seconds) => {
      // Each piece is measured once: all of it again and again would keep this process from anything else.
      let heardSeconds = 0;
      let measured = 0;
      return until(() => {
        const { samples } = sound();
        for (; samples.length - measured >= PIECE + OVERLAP; measured += PIECE) {
          const piece = samples.slice(measured, measured + PIECE + OVERLAP);
          heardSeconds += measurePcm({ ...FORM, samples: piece }, { hz: [] }).secondsWithTone(hz);
        }
        return heardSeconds >= seconds;
      });
    },
    untilSilent: (seconds) =>
      until(() => {
        const all = Buffer.concat(parts);
        const newest = new Int16Array(all.buffer.slice(all.byteOffset, all.byteOffset + (all.length & ~1)));
        const last = newest.slice(-seconds * RATE);
        return last.length === seconds * RATE && last.every((sample) => Math.abs(sample) <= QUIETEST);
      }),
  };
}

/** Plays a WAV file into the microphone: the voice of the person at our phone. Gives back the way to fall silent. */
export function speak(pulse: Pulse, wavPath: string): () => Promise<void> {
  const paplay = spawn('paplay', ['--device=micfeed', wavPath], {
    env: { ...process.env, ...pulse.env },
    stdio: 'ignore',
  });
  return async () => {
    if (paplay.exitCode !== null) return;
    paplay.kill('SIGTERM');
    await once(paplay, 'close');
  };
}
