import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { DeviceList } from './device-list';
import { createListeners } from './listeners';

/** Tells when there is an output again where there was none. */
export interface OutputsBack {
  readonly subscribe: (listener: () => void) => Unsubscribe;
  close(): void;
}

/** Chromium goes on playing into nothing when an element found no output, even after one has come. */
export function createOutputsBack(list: DeviceList, log: Log): OutputsBack {
  const listeners = createListeners(log);
  const some = () => list.all().some((device) => device.kind === 'speaker');
  let had = true;
  const stop = list.subscribe(() => {
    const has = some();
    const back = has && !had;
    had = has;
    if (back) listeners.tell();
  });
  return {
    subscribe: (listener) => listeners.add(listener),
    close: () => {
      stop();
      listeners.clear();
    },
  };
}
