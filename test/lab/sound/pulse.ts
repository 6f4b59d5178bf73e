import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { guardExit } from '../process/exit-guard';
import { OwnedProcess } from '../process/owned-process';

/** A private PulseAudio with virtual devices. */
export interface Pulse {
  /** Value for the environment variable PULSE_SERVER. */
  readonly server: string;
  readonly logPath: string;
  /** Plugs in an output device with that description; resolves with the id for `unload`. */
  loadSink(name: string): Promise<number>;
  /** Plugs in a silent input device with that description; resolves with the id for `unload`. */
  loadSource(name: string): Promise<number>;
  /** Unplugs a device. */
  unload(id: number): Promise<void>;
  /** Runs `pactl` and resolves with what it prints. */
  pactl(...args: string[]): Promise<string>;
  /** Environment for paplay, parec and the application. */
  readonly env: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const READY_TIMEOUT_MS = 10_000;
const run = promisify(execFile);

/**
 * Starts a PulseAudio of our own: outputs "Lab_Speaker" (default) and "Lab_Headset", input "Lab_Microphone" (default).
 * What `paplay --device=micfeed` plays is heard by the microphone; `parec -d spk.monitor` hears the speaker.
 */
export async function startPulse(): Promise<Pulse> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-pulse-'));
  const server = `unix:${folder}/socket`;
  const logPath = join(folder, 'log');
  const env = { PULSE_SERVER: server, HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder };
  const args = ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--high-priority=no'];
  args.push('--realtime=no', '--disable-shm=yes', '--log-target=stderr');
  const modules = [
    `module-native-protocol-unix auth-anonymous=1 socket=${folder}/socket`,
    'module-null-sink sink_name=spk sink_properties=device.description=Lab_Speaker',
    'module-null-sink sink_name=hs sink_properties=device.description=Lab_Headset',
    'module-null-sink sink_name=micfeed sink_properties=device.description=Mic_Feed',
    'module-remap-source source_name=mic master=micfeed.monitor source_properties=device.description=Lab_Microphone',
  ];
  const child = await OwnedProcess.start({
    command: 'pulseaudio',
    args: [...args, ...modules.flatMap((module) => ['-L', module])],
    logPath,
    env,
  });
  const pactl = async (...command: string[]): Promise<string> =>
    (await run('pactl', command, { env: { ...process.env, ...env }, timeout: 5000 })).stdout;
  const stop = async (): Promise<void> => {
    await child.stop();
    rmSync(folder, { recursive: true, force: true });
    removeGuard();
  };
  const removeGuard = guardExit(stop, () => child.signal('SIGKILL'));
  const load = async (...module: string[]): Promise<number> => Number(await pactl('load-module', ...module));
  try {
    await untilAnswering(pactl);
    await pactl('set-default-sink', 'spk');
    await pactl('set-default-source', 'mic');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    server,
    logPath,
    env,
    pactl,
    loadSink: (name) =>
      load('module-null-sink', `sink_name=${name}`, `sink_properties=device.description=${name}`),
    loadSource: (name) => load('module-null-source', `source_name=${name}`, `description=${name}`),
    unload: async (id) => {
      await pactl('unload-module', String(id));
    },
    stop,
  };
}

async function untilAnswering(pactl: (...args: string[]) => Promise<string>): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  for (;;) {
    try {
      await pactl('info');
      return;
    } catch (error) {
      if (performance.now() > deadline) throw new Error('PulseAudio did not answer.', { cause: error });
      await delay(30);
    }
  }
}
