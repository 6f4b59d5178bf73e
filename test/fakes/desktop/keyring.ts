import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import dbus from 'dbus-next';

/** A real GNOME keyring with a folder of its own. */
export interface TestKeyring {
  /** As when the person locks it: the entries are there, but can't be read, and no one can be asked. */
  lock(): Promise<void>;
  unlock(): Promise<void>;
  stop(): Promise<void>;
}

const PASSWORD = 'only for this test';
const SECRETS = 'org.freedesktop.secrets';
const PATH = '/org/freedesktop/secrets';
const SERVICE = 'org.freedesktop.Secret.Service';
const COLLECTION = '/org/freedesktop/secrets/collection/login';

/** Starts unlocked. Rejects where `gnome-keyring-daemon` isn't installed. @param address of the bus */
export async function startKeyring(address: string): Promise<TestKeyring> {
  const folder = await mkdtemp(join(tmpdir(), 'offhook-keyring-'));
  const bus = dbus.sessionBus({ busAddress: address });

  async function call(destination: string, path: string, member: string, signature: string, body: unknown[]) {
    const [iface, method] = [
      member.slice(0, member.lastIndexOf('.')),
      member.slice(member.lastIndexOf('.') + 1),
    ];
    const message = new dbus.Message({
      destination,
      path,
      interface: iface,
      member: method,
      signature,
      body,
    });
    return ((await bus.call(message))?.body ?? []) as unknown[];
  }
  async function isOwned(): Promise<boolean> {
    const [owned] = await call('org.freedesktop.DBus', '/', 'org.freedesktop.DBus.NameHasOwner', 's', [
      SECRETS,
    ]);
    return owned === true;
  }

  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', '--unlock'], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_DATA_HOME: folder,
      XDG_RUNTIME_DIR: folder,
      DBUS_SESSION_BUS_ADDRESS: address,
    },
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A test that dies leaves nothing behind.
  process.once('exit', () => daemon.kill());
  await once(daemon, 'spawn');
  daemon.stdin.end(PASSWORD);
  // The daemon says nowhere else that it is ready.
  while (!(await isOwned())) await new Promise((resolve) => setTimeout(resolve, 20));

  return {
    async lock() {
      await call(SECRETS, PATH, `${SERVICE}.Lock`, 'ao', [[COLLECTION]]);
    },
    async unlock() {
      const [, session] = await call(SECRETS, PATH, `${SERVICE}.OpenSession`, 'sv', [
        'plain',
        new dbus.Variant('s', ''),
      ]);
      const secret = [session, Buffer.alloc(0), Buffer.from(PASSWORD), 'text/plain'];
      await call(
        SECRETS,
        PATH,
        'org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface.UnlockWithMasterPassword',
        'o(oayays)',
        [COLLECTION, secret],
      );
    },
    async stop() {
      const exited = once(daemon, 'exit');
      daemon.kill();
      await exited;
      bus.disconnect();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
