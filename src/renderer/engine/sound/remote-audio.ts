import type { Log } from '../../../shared/log/levels';
import type { Unsubscribe } from '../ports';
import type { DeviceList } from './device-list';
import { createListeners } from './listeners';
import type { Outlet } from './outlet';
import type { RemoteAudio } from './ports';
import type { Routes } from './routes';

/** `RemoteAudio` and what the rest of the phone's sound needs to know of it. */
export interface RemoteAudioOutput extends RemoteAudio {
  /** Calls whose far end is heard. */
  calls(): ReadonlySet<string>;
  subscribe(listener: () => void): Unsubscribe;
  close(): void;
}

export function createRemoteAudio(
  createOutlet: () => Outlet,
  routes: Routes,
  devices: DeviceList,
  log: Log,
): RemoteAudioOutput {
  const listeners = createListeners(log);
  const outlets = new Map<string, Outlet>();
  let stopWatching: Unsubscribe | null = null;

  function direct(outlet: Outlet): void {
    outlet.route(routes.speaker());
    outlet.setVolume(routes.speakerVolume());
  }

  const stopFollowing = routes.subscribe(() => {
    for (const outlet of outlets.values()) direct(outlet);
  });

  function stop(callId: string): void {
    outlets.get(callId)?.stop();
    if (!outlets.delete(callId)) return;
    if (outlets.size === 0) {
      stopWatching?.();
      stopWatching = null;
    }
    listeners.tell();
  }

  return {
    play: (callId, stream) => {
      const known = outlets.get(callId);
      const outlet = known ?? createOutlet();
      outlets.set(callId, outlet);
      stopWatching ??= devices.watch();
      direct(outlet);
      outlet.start(stream);
      if (!known) listeners.tell();
    },
    stop,
    calls: () => new Set(outlets.keys()),
    subscribe: (listener) => listeners.add(listener),
    close: () => {
      stopFollowing();
      for (const callId of [...outlets.keys()]) stop(callId);
      listeners.clear();
    },
  };
}
