import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';

export interface Listeners<T> {
  add(listener: (value: T) => void): Unsubscribe;
  tell(value: T): void;
  clear(): void;
}

/** Those who want to know. One that throws is logged and doesn't keep the others from hearing. */
export function createListeners<T = void>(log: Log): Listeners<T> {
  const listeners = new Set<{ readonly call: (value: T) => void }>();
  return {
    add: (call) => {
      const entry = { call };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
    tell: (value) => {
      for (const { call } of [...listeners]) {
        try {
          call(value);
        } catch (error) {
          log.error(`a listener failed: ${String(error)}`);
        }
      }
    },
    clear: () => {
      listeners.clear();
    },
  };
}
