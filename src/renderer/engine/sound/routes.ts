import type { SoundSettings } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import type { DeviceKind, RingingOutputs, Unsubscribe } from '../ports';
import type { DeviceList } from './device-list';
import { idIfHere, microphoneKey, ringSinks, speakerSink, type WantedDevice } from './device-matching';
import type { DeviceMemory } from './device-memory';
import { createListeners } from './listeners';
import { ringingOutputs } from './ringing-outputs';

/** Where sound goes and comes from now: the settings held against the devices there are. */
export interface Routes {
  sound(): SoundSettings;
  /** A sink id; empty: the system's default. */
  speaker(): string;
  /** One or two sink ids. */
  ringing(): readonly string[];
  ringingOutputs(): RingingOutputs;
  /** The chosen microphone's id as it is now; null: the system's default. */
  microphoneId(): string | null;
  /** Changes when the microphone that should be open is another one or is to be processed in another way. */
  microphoneKey(): string;
  readonly apply: (sound: SoundSettings) => void;
  subscribe(listener: () => void): Unsubscribe;
  close(): void;
}

export function createRoutes(
  initial: SoundSettings,
  list: DeviceList,
  memory: DeviceMemory,
  listsOutputs: boolean,
  log: Log,
): Routes {
  const listeners = createListeners(log);
  let sound = initial;

  const ofKind = (kind: DeviceKind) => list.all().filter((device) => device.kind === kind);
  const wanted = (id: string | null): WantedDevice => ({ id, trace: memory.recall(id) });
  const microphoneId = () => idIfHere(wanted(sound.microphone), ofKind('microphone'));

  function changed(): void {
    const chosen = [sound.microphone, sound.speaker, sound.ringingDevice, sound.secondRingingDevice];
    for (const device of list.all()) if (chosen.includes(device.id)) memory.remember(device);
    listeners.tell();
  }
  const stop = list.subscribe(changed);

  return {
    sound: () => sound,
    speaker: () => speakerSink(wanted(sound.speaker), ofKind('speaker')),
    ringing: () =>
      ringSinks(wanted(sound.ringingDevice), wanted(sound.secondRingingDevice), ofKind('speaker')),
    ringingOutputs: () =>
      ringingOutputs(wanted(sound.ringingDevice), listsOutputs && list.looked() ? ofKind('speaker') : null),
    microphoneId,
    microphoneKey: () =>
      [
        microphoneKey(microphoneId(), ofKind('microphone')),
        sound.echoCancellation,
        sound.noiseSuppression,
        sound.automaticGain,
      ].join('|'),
    apply: (next) => {
      sound = next;
      changed();
    },
    subscribe: (listener) => listeners.add(listener),
    close: () => {
      stop();
      listeners.clear();
    },
  };
}
