import { spawn } from 'node:child_process';
import { once } from 'node:events';
import dbus, { type Message } from 'dbus-next';

/** A program that owns a name on the bus. */
export interface BusProgram {
  /** As when it crashes: it can't say goodbye. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const NOTIFICATIONS = 'org.freedesktop.Notifications';

/** The real dunst. @param env with the bus and the display */
export function startDunst(env: Readonly<Record<string, string>>): Promise<BusProgram> {
  return startOwner(NOTIFICATIONS, 'dunst', [], env);
}

/** The real notification-daemon, with windows that have real buttons. @param env with the bus and the display */
export function startNotificationDaemon(env: Readonly<Record<string, string>>): Promise<BusProgram> {
  return startOwner(NOTIFICATIONS, '/usr/lib/notification-daemon/notification-daemon', [], env);
}

/** Resolves when the program owns its name. Rejects where it isn't installed, or ends before. */
async function startOwner(
  name: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<BusProgram> {
  const bus = dbus.sessionBus({ busAddress: env['DBUS_SESSION_BUS_ADDRESS'] ?? '' });
  const owned = new Promise<void>((resolve) => {
    bus.on('message', ({ member, body }: Message) => {
      if (member === 'NameOwnerChanged' && body[0] === name && body[2] !== '') resolve();
    });
  });
  await bus.call(
    new dbus.Message({
      destination: 'org.freedesktop.DBus',
      path: '/org/freedesktop/DBus',
      interface: 'org.freedesktop.DBus',
      member: 'AddMatch',
      signature: 's',
      body: [`type='signal',member='NameOwnerChanged',arg0='${name}'`],
    }),
  );
  const child = spawn(program, args, { env, stdio: 'ignore' });
  // A test that dies leaves nothing behind.
  const abandon = (): void => void child.kill();
  process.once('exit', abandon);
  const gone = once(child, 'exit').finally(() => process.off('exit', abandon));
  await Promise.race([owned, gone.then(() => Promise.reject(new Error(`${program} ended at once`)))]);
  bus.disconnect();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
