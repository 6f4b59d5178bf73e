import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { MediaDevicesPart } from './audio-platform';
import { knownDevice, type KnownDevice } from './device-matching';
import { createListeners } from './listeners';
import type { ReturnDelay } from './return-delay';

/**
 * PulseAudio and PipeWire devices (Bluetooth above all) come and go without a `devicechange` in Chromium on Linux, and without
 * a word from what plays on them. A look takes about 2 ms.
 */
const POLL_MS = 500;

export interface DeviceList {
  all(): readonly KnownDevice[];
  /** False until the first look is over: that `all` is empty means nothing yet. */
  looked(): boolean;
  /** Calls back when the list is another one. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  /** Looks now. Never rejects. */
  refresh(): Promise<void>;
  /** Looks twice a second until given back: while sound is made or taken. */
  watch(): Unsubscribe;
  close(): void;
}

/** The devices there are, kept up to date. Without `mediaDevices` the list stays empty. */
export function createDeviceList(
  mediaDevices: MediaDevicesPart | null,
  withoutEarlyReturns: ReturnDelay,
  log: Log,
): DeviceList {
  const listeners = createListeners(log);
  let devices: readonly KnownDevice[] = [];
  let fingerprint = '';
  let looks = 0;
  let answered = 0;
  let watchers = 0;
  let timer: ReturnType<typeof setInterval> | null = null;

  async function refresh(): Promise<void> {
    looks += 1;
    const look = looks;
    try {
      const listed = ((await mediaDevices?.enumerateDevices()) ?? []).map(knownDevice);
      // A later look may have answered first, and it knows better.
      if (look < answered) return;
      answered = look;
      const found = withoutEarlyReturns(listed, Date.now());
      const print = JSON.stringify(found);
      if (print === fingerprint) return;
      fingerprint = print;
      devices = found;
      log.debug(`devices: ${found.map((device) => `${device.kind} "${device.label}"`).join(', ')}`);
      listeners.tell();
    } catch (error) {
      log.warn(`devices can't be listed: ${String(error)}`);
    }
  }

  const onChange = () => void refresh();
  const stopPolling = () => {
    if (timer) clearInterval(timer);
    timer = null;
  };
  mediaDevices?.addEventListener('devicechange', onChange);
  void refresh();

  return {
    all: () => devices,
    looked: () => mediaDevices !== null && answered > 0,
    subscribe: (listener) => listeners.add(listener),
    refresh,
    watch: () => {
      let watching = true;
      watchers += 1;
      timer ??= setInterval(onChange, POLL_MS);
      void refresh();
      return () => {
        if (!watching) return;
        watching = false;
        watchers -= 1;
        if (watchers === 0) stopPolling();
      };
    },
    close: () => {
      mediaDevices?.removeEventListener('devicechange', onChange);
      stopPolling();
      listeners.clear();
    },
  };
}
