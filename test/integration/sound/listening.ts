import { spawn } from 'node:child_process';
import { measurePcm, type ToneMeasurement } from '../../lab/sound/tone';
import type { Pulse } from '../../lab/sound/pulse';
import type { Pcm } from '../../lab/sound/wav';

const SAMPLE_RATE_HZ = 24_000;

/** What `sink` plays during the next `seconds`. The recorder paces it: it resolves when that much sound has come. */
function record(pulse: Pulse, sink: string, seconds: number): Promise<Pcm> {
  const wantedBytes = Math.round(seconds * SAMPLE_RATE_HZ) * 2;
  const options = ['--format=s16le', `--rate=${String(SAMPLE_RATE_HZ)}`, '--channels=1', '--latency-msec=20'];
  return new Promise((resolve, reject) => {
    const recorder = spawn('parec', ['-d', `${sink}.monitor`, ...options], {
      env: { ...process.env, ...pulse.env },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    recorder.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= wantedBytes) recorder.kill();
    });
    recorder.once('error', reject);
    recorder.once('close', () => {
      if (bytes < wantedBytes) {
        reject(new Error(`the recorder of ${sink} stopped early`));
        return;
      }
      const sound = Buffer.concat(chunks);
      const samples = new Int16Array(wantedBytes / 2);
      for (let n = 0; n < samples.length; n += 1) samples[n] = sound.readInt16LE(n * 2);
      resolve({ sampleRate: SAMPLE_RATE_HZ, channels: 1, samples });
    });
  });
}

/** Measures `hz` in what `sink` plays during the next `seconds`. */
export async function listen(
  pulse: Pulse,
  sink: string,
  seconds: number,
  hz: readonly number[],
): Promise<ToneMeasurement> {
  return measurePcm(await record(pulse, sink, seconds), { hz });
}

/** Listens in stretches of half a second until `hz` is heard on `sink`; the seconds that took. */
export async function untilHeard(
  pulse: Pulse,
  sink: string,
  hz: number,
  longestSeconds: number,
): Promise<number> {
  for (let seconds = 0.5; seconds <= longestSeconds; seconds += 0.5) {
    const heard = await listen(pulse, sink, 0.5, [hz]);
    if (heard.amplitudeOf(hz) > 0.01) return seconds;
  }
  throw new Error(`${String(hz)} Hz was not heard on ${sink} within ${String(longestSeconds)} s`);
}
