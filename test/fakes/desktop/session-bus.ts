import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { once } from 'node:events';

/** A D-Bus of the test's own, so that nothing reaches the real desktop and nothing is started by being asked for. */
export interface PrivateBus {
  /** For `DBUS_SESSION_BUS_ADDRESS`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Rejects where `dbus-daemon` isn't installed. */
export async function startSessionBus(): Promise<PrivateBus> {
  const folder = await mkdtemp(join(tmpdir(), 'offhook-bus-'));
  const config = join(folder, 'bus.conf');
  await writeFile(config, configuration(join(folder, 'bus')));
  const daemon = spawn('dbus-daemon', ['--nofork', '--print-address=1', `--config-file=${config}`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  // A test that dies leaves nothing behind.
  process.once('exit', () => daemon.kill());
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

function configuration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
