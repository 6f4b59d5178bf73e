import type { BusCall, BusSignal, SessionBus } from '../../../src/main/platform/linux/session-bus';

/** A session bus without a bus: calls are answered by the test, signals are sent by it. */
export interface ScriptedBus extends SessionBus {
  readonly calls: readonly BusCall[];
  readonly matches: readonly string[];
  signal(interfaceName: string, member: string, body: readonly unknown[]): void;
}

/** @param answer gives the body of the reply; what it throws is the error that comes back */
export function scriptedBus(
  answer: (call: BusCall) => readonly unknown[] | Promise<readonly unknown[]>,
): ScriptedBus {
  const calls: BusCall[] = [];
  const listeners: { interfaceName: string; match: string; listener: (signal: BusSignal) => void }[] = [];
  return {
    calls,
    get matches() {
      return listeners.map(({ interfaceName, match }) => interfaceName + match);
    },
    async call(call) {
      calls.push(call);
      return { sender: ':1.7', body: await answer(call) };
    },
    emit: () => Promise.resolve(),
    onSignal(interfaceName, match, listener) {
      listeners.push({ interfaceName, match, listener });
    },
    signal(interfaceName, member, body) {
      for (const each of listeners) {
        if (each.interfaceName === interfaceName) each.listener({ sender: ':1.7', member, body });
      }
    },
  };
}
