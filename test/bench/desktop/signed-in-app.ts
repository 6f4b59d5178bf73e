import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { buildAll } from '../../../src/launch/build';
import { startDesktop, type Desktop } from '../../e2e/support/desktop';
import { startLab } from '../../lab/lab';
import type { Lab } from '../../lab/lab-types';
import { signIn } from '../phone/bench-phone';
import { withApp } from '../phone/cold-start';
import { electronBinary } from './electron';
import { startPlainApp, type PlainApp } from './plain-app';

const PORT_BASE = 29_000;
const REGISTER_TIMEOUT_MS = 30_000;
const POLL_MS = 50;

/** Our app on a desktop of its own, with an account of the lab's gateway in its profile. */
export interface SignedInApp {
  readonly desktop: Desktop;
  readonly lab: Lab;
  /** The Electron it runs on. */
  readonly binary: string;
  /** Starts it without anything attached; resolves when its window is on the screen and its line registered. */
  start(): Promise<PlainApp>;
}

/** Builds the app, signs `alice` in over TLS, and hands it to `use`. @param runtime the Electron to run instead of the one it would be */
export async function withSignedInApp<T>(
  name: string,
  use: (app: SignedInApp) => Promise<T>,
  runtime: (binary: string, desktop: Desktop) => Promise<string> = (binary) => Promise.resolve(binary),
): Promise<T> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    await buildAll();
    const lab = await startLab({ portBase: PORT_BASE, name, servers: ['kamailio', 'rtpengine'] });
    closing.push(() => lab.stop());
    const desktop = await startDesktop({ trustedCa: lab.caPath });
    closing.push(() => desktop.stop());
    const app = {
      binary: await runtime(await electronBinary(), desktop),
      app: resolve('.'),
      userData: join(desktop.home, 'profile'),
      env: desktop.env,
    };
    // Leaves an account in the profile, and its password in the keyring.
    await withApp(app, async (page) => {
      await signIn(page, { account: lab.users.alice, server: lab.wssUrl, iceServer: '' });
      await untilKept(app.userData, lab.users.alice.address);
    });
    return await use({
      desktop,
      lab,
      binary: app.binary,
      async start() {
        lab.clearTrace();
        const started = await startPlainApp({ ...app, title: 'Offhook' });
        await lab.waitForTrace(({ method, status }) => method === 'REGISTER' && status === 200, {
          timeoutMs: REGISTER_TIMEOUT_MS,
        });
        return started;
      },
    });
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** The line is ready before the account is on the disk. */
async function untilKept(userData: string, address: string): Promise<void> {
  const kept = () => readFile(join(userData, 'settings.json'), 'utf8').catch(() => '');
  while (!(await kept()).includes(address)) await delay(POLL_MS);
}
