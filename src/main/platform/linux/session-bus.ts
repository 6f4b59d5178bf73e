import type { Message, MessageBus } from 'dbus-next';
import type { Log } from '../../../shared/log/levels';

/** A method call. Bodies and what comes back are D-Bus values; the caller knows the signature it asked for. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

export interface BusSignal {
  /** Unique name of who sent it. */
  readonly sender: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The user's D-Bus. Every method rejects when there is none, or it went away. */
export interface SessionBus {
  call(call: BusCall): Promise<{ readonly sender: string; readonly body: readonly unknown[] }>;
  /** Hears signals of `interfaceName`; `match` narrows it further, in the bus's own match rule words. */
  onSignal(interfaceName: string, match: string, listener: (signal: BusSignal) => void): Promise<void>;
}

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** Connects when first used, and again at the next use after the connection broke. dbus-next is loaded only then. */
export function createSessionBus(log: Log): SessionBus {
  const signals: { interfaceName: string; rule: string; listener: (signal: BusSignal) => void }[] = [];
  let connecting: Promise<Connection> | null = null;

  function connection(): Promise<Connection> {
    connecting ??= connect(
      (message) => {
        for (const { interfaceName, listener } of signals) {
          if (message.interface === interfaceName) {
            listener({ sender: message.sender, member: message.member, body: message.body as unknown[] });
          }
        }
      },
      (reason) => {
        connecting = null;
        log.warn(`no session bus: ${reason}`);
      },
    ).then(async (made) => {
      for (const { rule } of signals) await made.call(matchCall(rule));
      return made;
    });
    return connecting;
  }

  return {
    call: async (call) => (await connection()).call(call),
    async onSignal(interfaceName, match, listener) {
      const rule = `type='signal',interface='${interfaceName}'${match}`;
      const known = connecting;
      signals.push({ interfaceName, rule, listener });
      if (known) await (await known).call(matchCall(rule));
      else await connection();
    },
  };
}

interface Connection {
  call(call: BusCall): Promise<{ readonly sender: string; readonly body: readonly unknown[] }>;
}

function matchCall(rule: string): BusCall {
  return { ...BUS, member: 'AddMatch', signature: 's', body: [rule] };
}

async function connect(
  onSignal: (message: Message) => void,
  onLost: (reason: string) => void,
): Promise<Connection> {
  const { default: dbus } = await import('dbus-next');
  let fail: (error: Error) => void;
  // dbus-next leaves calls open for ever when the connection breaks; each is raced against this.
  const lost = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  lost.catch((error: unknown) => {
    onLost(String(error));
  });
  const opened = new Promise<MessageBus>((resolve) => {
    try {
      const bus = dbus.sessionBus(busAddress(process.env['DBUS_SESSION_BUS_ADDRESS']));
      bus.on('connect', () => {
        resolve(bus);
      });
      bus.on('message', (message) => {
        if (message.type === dbus.MessageType.SIGNAL) onSignal(message);
      });
      bus.on('error', (error: unknown) => {
        fail(error instanceof Error ? error : new Error(String(error)));
      });
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
  const bus = await Promise.race([opened, lost]);
  return {
    async call(call) {
      const message = new dbus.Message({ ...call, body: [...(call.body ?? [])] });
      const reply = await Promise.race([bus.call(message), lost]);
      return { sender: reply?.sender ?? '', body: (reply?.body ?? []) as unknown[] };
    },
  };
}

/** dbus-next wants a native module for abstract sockets; Node reaches them by itself when the name begins with a zero byte. */
export function busAddress(address: string | undefined): { busAddress?: string } {
  const abstract = /^unix:abstract=([^,;]+)/.exec(address ?? '')?.[1];
  return abstract === undefined ? {} : { busAddress: `unix:socket=\0${abstract}` };
}
