import dbus, { type Message, type MessageBus } from 'dbus-next';

/** What a fake answers a method call with; null: it doesn't know the method. */
export type Answer = { readonly signature: string; readonly body: readonly unknown[] } | null;

/** A connection to a bus that owns a name and answers calls. */
export interface BusService {
  readonly bus: MessageBus;
  call(
    destination: string,
    path: string,
    iface: string,
    member: string,
    signature?: string,
    body?: readonly unknown[],
  ): Promise<readonly unknown[]>;
  signal(path: string, iface: string, member: string, signature: string, body: readonly unknown[]): void;
  stop(): Promise<void>;
}

/** @param answer is asked for every method call that reaches `name`; a promise is answered when it comes */
export async function serveOnBus(
  address: string,
  name: string,
  answer: (call: Message) => Answer | Promise<Answer>,
): Promise<BusService> {
  const bus = dbus.sessionBus({ busAddress: address });
  await new Promise<void>((resolve, reject) => {
    bus.on('connect', resolve);
    bus.on('error', reject);
  });
  bus.addMethodHandler((call: Message) => {
    const found = answer(call);
    const reply = (answered: Answer): void => {
      if (answered) bus.send(dbus.Message.newMethodReturn(call, answered.signature, [...answered.body]));
    };
    if (found instanceof Promise) void found.then(reply);
    else if (found) reply(found);
    return found !== null;
  });
  await bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE);
  let stopped = false;
  return {
    bus,
    async call(destination, path, iface, member, signature = '', body = []) {
      const reply = await bus.call(
        new dbus.Message({ destination, path, interface: iface, member, signature, body: [...body] }),
      );
      return (reply?.body ?? []) as unknown[];
    },
    signal(path, iface, member, signature, body) {
      bus.send(dbus.Message.newSignal(path, iface, member, signature, [...body]));
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await bus.releaseName(name);
      bus.disconnect();
    },
  };
}
