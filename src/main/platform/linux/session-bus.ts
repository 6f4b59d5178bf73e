import type { Message, MessageBus } from 'dbus-next';

/** A method call. Bodies and what comes back are D-Bus values; the caller knows the signature it asked for. */
export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** A signal of ours, to whoever listens. */
export interface OwnSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly body: readonly unknown[];
}

export interface BusSignal {
  /** Unique name of who sent it. */
  readonly sender: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The user's D-Bus. */
export interface SessionBus {
  /** Rejects when there is no bus, it went away, or the other side answers with an error. */
  call(call: BusCall): Promise<{ readonly sender: string; readonly body: readonly unknown[] }>;
  /** Rejects when there is no bus. */
  emit(signal: OwnSignal): Promise<void>;
  /**
   * Hears signals of `interfaceName` from the next call on, across reconnections; `match` narrows it further, in the words of
   * the bus's match rules.
   */
  onSignal(interfaceName: string, match: string, listener: (signal: BusSignal) => void): void;
}

const BUS = {
  destination: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  interface: 'org.freedesktop.DBus',
};

/** Connects when first called, and again at the next call after the connection broke. dbus-next is loaded only then. */
export function createSessionBus(): SessionBus {
  const signals: { interfaceName: string; rule: string; listener: (signal: BusSignal) => void }[] = [];
  let connecting: Promise<Connection> | null = null;

  async function connection(): Promise<Connection> {
    connecting ??= connect(hear, () => {
      connecting = null;
    });
    const made = await connecting;
    for (const { rule } of signals) {
      if (made.matches.has(rule)) continue;
      made.matches.add(rule);
      await made.call({ ...BUS, member: 'AddMatch', signature: 's', body: [rule] });
    }
    return made;
  }

  function hear(message: Message): void {
    for (const { interfaceName, listener } of signals) {
      if (message.interface === interfaceName) {
        listener({ sender: message.sender, member: message.member, body: message.body as unknown[] });
      }
    }
  }

  return {
    call: async (call) => (await connection()).call(call),
    emit: async (signal) => {
      (await connection()).emit(signal);
    },
    onSignal(interfaceName, match, listener) {
      signals.push({ interfaceName, rule: `type='signal',interface='${interfaceName}'${match}`, listener });
    },
  };
}

interface Connection {
  /** Rules the bus knows of. */
  readonly matches: Set<string>;
  call(call: BusCall): Promise<{ readonly sender: string; readonly body: readonly unknown[] }>;
  emit(signal: OwnSignal): void;
}

async function connect(onSignal: (message: Message) => void, onLost: () => void): Promise<Connection> {
  const { default: dbus } = await import('dbus-next');
  let fail: (error: Error) => void;
  // dbus-next leaves calls open for ever when the connection breaks; each is raced against this.
  const lost = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  lost.catch(onLost);
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
    matches: new Set(),
    emit({ path, interface: name, member, signature, body }) {
      bus.send(dbus.Message.newSignal(path, name, member, signature, [...body]));
    },
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
