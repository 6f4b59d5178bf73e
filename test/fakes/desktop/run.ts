/**
 * A desktop's notification server and tray in a process of its own:
 *
 *   DBUS_SESSION_BUS_ADDRESS=… npx tsx test/fakes/desktop/run.ts [--no-actions] [--no-notifications] [--no-tray]
 *
 * Orders come as JSON lines: `{"do":"press","id":1,"key":"answer"}` `{"do":"dismiss","id":1}` `{"do":"tray"}`
 * `{"do":"choose","label":"Mute"}` `{"do":"activate"}` `{"do":"stop"}`. Each is answered with a line `{"did":…}` or `{"failed":…}`;
 * `{"open":[…]}` comes whenever what is shown changes, `{"ready":true}` at the start.
 */
import { createInterface } from 'node:readline';
import { startNotificationServer } from './notification-server';
import { startTrayHost } from './tray-host';

const address = process.env['DBUS_SESSION_BUS_ADDRESS'];
if (address === undefined) throw new Error('DBUS_SESSION_BUS_ADDRESS is not set');
const flags = new Set(process.argv.slice(2));

const notifications = flags.has('--no-notifications')
  ? null
  : await startNotificationServer({
      address,
      ...(flags.has('--no-actions') ? { capabilities: ['body'] } : {}),
    });
const tray = flags.has('--no-tray') ? null : await startTrayHost(address);

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

interface Order {
  readonly do: string;
  readonly id?: number;
  readonly key?: string;
  readonly label?: string;
}

async function obey(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'press':
      notifications?.press(order.id ?? 0, order.key ?? '');
      return null;
    case 'dismiss':
      notifications?.dismiss(order.id ?? 0);
      return null;
    case 'tray':
      return tray && tray.count() > 0 ? { tooltip: await tray.tooltip(), menu: await tray.menu() } : null;
    case 'choose':
      return tray?.choose(order.label ?? '');
    case 'activate':
      return tray?.activate();
    case 'stop':
      await notifications?.stop();
      await tray?.stop();
      process.exit(0);
      break;
    default:
      throw new Error(`unknown order ${order.do}`);
  }
}

notifications?.onChange(() => {
  say({ open: notifications.open() });
});
createInterface(process.stdin).on('line', (line) => {
  const order = JSON.parse(line) as Order;
  obey(order).then(
    (result) => {
      say({ did: order.do, result: result ?? null });
    },
    (error: unknown) => {
      say({ failed: order.do, error: String(error) });
    },
  );
});
say({ ready: true });
