import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { findElectron } from '../../../src/launch/electron-binary';
import { startKeyring, type TestKeyring } from '../../fakes/desktop/keyring';
import { startNotificationServer, type NotificationServer } from '../../fakes/desktop/notification-server';
import { startSessionBus } from '../../fakes/desktop/session-bus';
import { startTrayHost, type TrayHost } from '../../fakes/desktop/tray-host';
import { trustCa } from '../../lab/gateway/trust-ca';
import { startPulse, type Pulse } from '../../lab/sound/pulse';
import { startDisplay } from './display';
import { evaluateOnce } from './evaluate-once';

const ROOT = join(import.meta.dirname, '../../..');

/** A person's desktop: screen, sound, D-Bus, notifications, tray and keyring, all of the test's own. */
export interface Desktop {
  readonly pulse: Pulse;
  /** The one that runs now. */
  readonly notifications: NotificationServer;
  readonly tray: TrayHost;
  readonly keyring: TestKeyring;
  /** Home folder; the app's profile is in it. */
  readonly home: string;
  /** For programs that a test runs on this desktop. */
  readonly env: Readonly<Record<string, string>>;
  /** The notification server goes and comes, as when a panel restarts. */
  restartNotifications(): Promise<void>;
  /** Starts the app that `npm run build` made; what follows are its own words. */
  launch(...words: string[]): Promise<RunningApp>;
  /** Runs it once more, as a terminal does, to its end. */
  run(...words: string[]): Promise<Ran>;
  stop(): Promise<void>;
}

/** What a terminal sees of a program that has ended. */
export interface Ran {
  /** Null: it was killed. */
  readonly code: number | null;
  readonly out: string;
  /** Chromium's own remarks left out. */
  readonly err: string;
}

export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Quits the way a person does, and waits until the process is gone. */
  quit(): Promise<void>;
}

export interface DesktopOptions {
  readonly trustedCa?: string;
  /** False: no notification server, or one that the test starts itself. */
  readonly notifications?: boolean;
  /** Gives the program that runs Electron in other surroundings. */
  readonly around?: (electron: string) => string;
  /** Other values in the app's environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** A packed app in the place of the one that `npm run build` made. */
  readonly program?: string;
}

export async function startDesktop(options: DesktopOptions = {}): Promise<Desktop> {
  const stops: (() => Promise<void>)[] = [];
  const kept = <T extends { stop(): Promise<void> }>(started: T): T => {
    stops.unshift(() => started.stop());
    return started;
  };
  const home = await mkdtemp(join(tmpdir(), 'offhook-home-'));
  const display = kept(await startDisplay());
  const bus = kept(await startSessionBus());
  const pulse = kept(await startPulse());
  let notifications =
    options.notifications === false ? null : await startNotificationServer({ address: bus.address });
  stops.unshift(() => notifications?.stop() ?? Promise.resolve());
  const tray = kept(await startTrayHost(bus.address));
  const keyring = kept(await startKeyring(bus.address));
  if (options.trustedCa !== undefined) await trustCa(home, options.trustedCa);
  const env = {
    ...strings(process.env),
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    XDG_RUNTIME_DIR: home,
    DISPLAY: display.name,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    PULSE_SERVER: pulse.server,
    XDG_CURRENT_DESKTOP: 'KDE',
    ...options.env,
  };
  delete (env as Record<string, string | undefined>)['WAYLAND_DISPLAY'];
  return {
    pulse,
    get notifications() {
      if (!notifications) throw new Error('this desktop has no notification server of ours');
      return notifications;
    },
    restartNotifications: async () => {
      await notifications?.stop();
      notifications = await startNotificationServer({ address: bus.address });
    },
    tray,
    keyring,
    home,
    env,
    launch: async (...words) => {
      const app = await launchApp(options.program, { ...env, ...options.env }, words, options.around);
      stops.unshift(() => app.quit());
      return app;
    },
    run: (...words) => run(options.program, env, words, options.around),
    stop: async () => {
      for (const stop of stops) await stop();
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function electronBinary(): Promise<string> {
  const found = await findElectron({
    platform: process.platform,
    env: process.env,
    timeoutMs: 120_000,
    onFetch: () => undefined,
  });
  if (!found.ok) throw new Error(`no Electron: ${found.error.detail}`);
  return found.value;
}

/** A packed app has its own code with it. */
function appArguments(program: string | undefined, words: readonly string[]): string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(program === undefined ? [ROOT] : []),
    ...words,
  ];
}

async function run(
  program: string | undefined,
  env: Record<string, string>,
  words: readonly string[],
  around = (electron: string): string => electron,
): Promise<Ran> {
  const child = spawn(around(program ?? (await electronBinary())), appArguments(program, words), {
    env,
    cwd: ROOT,
    timeout: 60_000,
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, out: out.trimEnd(), err: err.replace(/^\[\d+:.*\n/gm, '').trimEnd() };
}

/** Starts an app for Playwright; without a program the one that `npm run build` made. */
export async function launchApp(
  program: string | undefined,
  env: Readonly<Record<string, string>>,
  words: readonly string[] = [],
  around = (electron: string): string => electron,
): Promise<RunningApp> {
  const electron = await _electron.launch({
    executablePath: around(program ?? (await electronBinary())),
    args: appArguments(program, words),
    env,
    cwd: ROOT,
  });
  electron.evaluate = evaluateOnce(electron);
  const page = await electron.firstWindow();
  const child = electron.process();
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  return {
    electron,
    page,
    quit: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      await electron.evaluate(({ app }) => {
        app.quit();
      });
      await gone;
    },
  };
}

function strings(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
