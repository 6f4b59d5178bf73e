import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { DeviceList } from './device-list';
import { choosable } from './device-matching';
import { createListeners } from './listeners';

/** Tells when there is an output again where there was none, and which. */
export interface OutputsBack {
  readonly subscribe: (listener: (sinkId: string) => void) => Unsubscribe;
  close(): void;
}

/** Chromium goes on playing into nothing when an element found no output, even after one has come. */
export function createOutputsBack(list: DeviceList, log: Log): OutputsBack {
  const listeners = createListeners<string>(log);
  let had = true;
  const stop = list.subscribe(() => {
    const [first] = choosable(list.all().filter((device) => device.kind === 'speaker'));
    const back = first !== undefined && !had;
    had = first !== undefined;
    if (back) listeners.tell(first.id);
  });
  return {
    subscribe: (listener) => listeners.add(listener),
    close: () => {
      stop();
      listeners.clear();
    },
  };
}
