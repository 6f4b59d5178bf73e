import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** A D-Bus of the test's own, so that nothing reaches the real desktop. */
export interface PrivateBus {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Rejects where `dbus-daemon` isn't installed. */
export async function startSessionBus(): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'offhook-bus-'));
  const daemon = spawn(
    'dbus-daemon',
    ['--session', '--nofork', '--print-address=1', `--address=unix:path=${join(folder, 'bus')}`],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const exited = once(daemon, 'exit').catch(() => undefined);
  const stop = async (): Promise<void> => {
    daemon.kill();
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const lines = createInterface(daemon.stdout);
  const address = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    once(daemon, 'error').then(([error]) => Promise.reject(error as Error)),
    exited.then(() => Promise.reject(new Error('dbus-daemon ended at once'))),
  ]).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  return { address, stop };
}
