import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Pulse } from '../../lab/sound/pulse';
import { firstSound } from './first-sound';
import { SampleClock } from './sample-clock';

const RATE_HZ = 48_000;
const FORMAT = ['--raw', '--format=s16le', `--rate=${String(RATE_HZ)}`, '--channels=1', '--latency-msec=10'];
const BYTES = 2;

/** Listens to an output all the time and knows when sounds began. */
export interface Ear {
  /** When the next sound begins, ms since the epoch; what is heard already when it is asked counts. */
  nextSound(): Promise<number>;
  /** Resolves when the output has been silent for that long. */
  silence(ms: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Records the monitor of a sink. A null sink hands each sample to its monitor when it mixes it, some ms before a sound card would be
 * heard. @param sink `spk` or `hs`
 */
export async function openEar(pulse: Pulse, sink: string): Promise<Ear> {
  const parec = spawn('parec', ['-d', `${sink}.monitor`, ...FORMAT], {
    env: { ...process.env, ...pulse.env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const clock = new SampleClock(RATE_HZ);
  const chunks = new Set<(samples: Int16Array) => void>();
  let half: Buffer = Buffer.alloc(0);
  parec.stdout.on('data', (bytes: Buffer) => {
    const atMs = Date.now();
    const all = Buffer.concat([half, bytes]);
    const whole = all.length - (all.length % BYTES);
    half = all.subarray(whole);
    // A copy of its own: samples must begin at an even address.
    const samples = new Int16Array(Uint8Array.from(all.subarray(0, whole)).buffer);
    clock.arrived(samples.length, atMs);
    for (const hear of [...chunks]) hear(samples);
  });
  await once(parec.stdout, 'data');

  /** Gives each chunk to `hear` until it has an answer. */
  function until<T>(hear: (samples: Int16Array) => T | null): Promise<T> {
    return new Promise((resolve) => {
      const listen = (samples: Int16Array): void => {
        const answer = hear(samples);
        if (answer === null) return;
        chunks.delete(listen);
        resolve(answer);
      };
      chunks.add(listen);
    });
  }

  return {
    nextSound: () =>
      until((samples) => {
        const index = firstSound(samples);
        return index === null ? null : clock.timeOf(clock.samples - samples.length + index);
      }),
    async silence(ms) {
      let quiet = 0;
      await until((samples) => {
        quiet = firstSound(samples) === null ? quiet + samples.length : 0;
        return quiet * 1_000 >= ms * RATE_HZ ? true : null;
      });
    },
    async close() {
      parec.kill('SIGTERM');
      await once(parec, 'close');
    },
  };
}

const MARKER_STEP_MS = 5;
const MARKER_LEAD_MS = 1_000;

/**
 * Plays a click and tells how long it took from the player's pipe to the ear, ms. A player has a delay of its own, so the ear errs by less.
 */
export async function markerDelay(pulse: Pulse, ear: Ear, sink: string): Promise<number> {
  await ear.silence(200);
  const pacat = spawn('pacat', ['--playback', '-d', sink, ...FORMAT], {
    env: { ...process.env, ...pulse.env },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const step = (level: number) =>
    Buffer.from(new Int16Array((RATE_HZ * MARKER_STEP_MS) / 1_000).fill(level).buffer);
  const heard = ear.nextSound();
  const start = performance.now();
  let written = 0;
  let clickedAtMs = NaN;
  // In step with the clock: what is written ahead would wait in the pipe, and the click behind it.
  const feeding = setInterval(() => {
    const elapsedMs = performance.now() - start;
    for (; written * MARKER_STEP_MS < elapsedMs; written += 1) {
      const click = Number.isNaN(clickedAtMs) && elapsedMs > MARKER_LEAD_MS;
      if (click) clickedAtMs = Date.now();
      pacat.stdin.write(step(click ? 20_000 : 0));
    }
  }, 1);
  const heardAtMs = await heard;
  clearInterval(feeding);
  const gone = once(pacat, 'close');
  pacat.stdin.end();
  pacat.kill('SIGTERM');
  await gone;
  return heardAtMs - clickedAtMs;
}
