import type { Log } from '../../../shared/log/levels';
import type { DeviceTrouble, Unsubscribe } from '../ports';
import { nextWatched, UNWATCHED } from './device-loss';
import { createListeners } from './listeners';
import type { SharedMicrophone } from './microphone-source';
import type { RemoteAudioOutput } from './remote-audio';
import type { Ringer } from './ringer';
import type { OutputUse, Routes } from './routes';

export interface DeviceTroubles {
  readonly now: () => readonly DeviceTrouble[];
  /** Calls back when `now` is another. */
  readonly subscribe: (listener: () => void) => Unsubscribe;
  close(): void;
}

/** Watches whether what should be heard has the device that was chosen for it. */
export function createDeviceTroubles(
  routes: Routes,
  ringer: Pick<Ringer, 'kind' | 'subscribe'>,
  output: Pick<RemoteAudioOutput, 'calls' | 'subscribe'>,
  microphone: Pick<SharedMicrophone, 'denoiserLost' | 'subscribe'>,
  log: Log,
): DeviceTroubles {
  const listeners = createListeners(log);
  let speaker = UNWATCHED;
  let ringing = UNWATCHED;
  let troubles: readonly DeviceTrouble[] = [];

  const look = (before: typeof speaker, use: OutputUse, sounding: boolean) =>
    nextWatched(before, { ...routes.meant(use), sounding, isHere: routes.isOutputHere });

  function found(): readonly DeviceTrouble[] {
    // With nothing left there is no next device either.
    const silent = routes.ringingOutputs().outputs === 0;
    return [
      ...(microphone.denoiserLost() ? (['noise-suppression-unavailable'] as const) : []),
      ...(silent ? (['speaker-missing'] as const) : []),
      ...(speaker.lost && !silent ? (['speaker-lost'] as const) : []),
      ...(ringing.lost && !silent ? (['ringing-device-lost'] as const) : []),
    ];
  }

  function update(): void {
    speaker = look(speaker, 'speaker', output.calls().size > 0);
    ringing = look(ringing, 'ringing', ringer.kind() === 'ring');
    const next = found();
    if (next.join() === troubles.join()) return;
    log.info(`device troubles: ${next.join(', ') || 'none'}`);
    troubles = next;
    listeners.tell();
  }

  const stops = [
    routes.subscribe(update),
    ringer.subscribe(update),
    output.subscribe(update),
    microphone.subscribe(update),
  ];
  update();

  return {
    now: () => troubles,
    subscribe: (listener) => listeners.add(listener),
    close: () => {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}
