import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';

export interface PlainAppOptions {
  /** The Electron to run. */
  readonly binary: string;
  /** Folder of the app. */
  readonly app: string;
  readonly userData: string;
  readonly env: Readonly<Record<string, string>>;
  /** Title of its window. */
  readonly title: string;
}

/** An app that nothing is attached to: no debugger, no test's hooks, so that what it uses is its own. */
export interface PlainApp {
  readonly pid: number;
  /** Closes its window as a person does, and waits until it is off the screen. */
  closeWindow(): Promise<void>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 5_000;
const WINDOW_TIMEOUT_MS = 30_000;
const POLL_MS = 100;
const run = promisify(execFile);

/** Starts an app; resolves when its window is on the screen. Needs xdotool and a window manager with openbox's keys. */
export async function startPlainApp(options: PlainAppOptions): Promise<PlainApp> {
  const { binary, app, userData, env, title } = options;
  const child = spawn(
    binary,
    [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), `--user-data-dir=${userData}`, app],
    { env, stdio: 'ignore' },
  );
  const gone = once(child, 'exit');
  const started: PlainApp = {
    pid: child.pid ?? 0,
    async closeWindow() {
      await xdotool('search', '--onlyvisible', '--name', `^${title}$`, 'windowactivate', '--sync');
      await xdotool('key', 'alt+F4');
      await until(async () => !(await isShown()), `${title} did not close`);
    },
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await gone;
      clearTimeout(late);
    },
  };
  const xdotool = (...words: string[]) => run('xdotool', words, { env });
  const isShown = () =>
    xdotool('search', '--onlyvisible', '--name', `^${title}$`).then(
      () => true,
      () => false,
    );
  try {
    await until(isShown, `${title} showed no window`);
    return started;
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function until(holds: () => Promise<boolean>, otherwise: string): Promise<void> {
  for (let waitedMs = 0; waitedMs < WINDOW_TIMEOUT_MS; waitedMs += POLL_MS) {
    if (await holds()) return;
    await delay(POLL_MS);
  }
  throw new Error(otherwise);
}
