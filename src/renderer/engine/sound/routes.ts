import type { SoundSettings } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import { volumeOf } from '../../../shared/domain/device-volume';
import type { Device, DeviceKind, RingingOutputs, Unsubscribe } from '../ports';
import type { DeviceList } from './device-list';
import {
  deviceBehindDefault,
  idIfHere,
  matchDevice,
  microphoneKey,
  speakerSink,
  type WantedDevice,
} from './device-matching';
import type { DeviceMemory } from './device-memory';
import { createListeners } from './listeners';
import { firstRoute, ringRoutes, secondRoute, type RingRoute } from './ring-routes';
import { ringingOutputs } from './ringing-outputs';

/** What an output is chosen for. */
export type OutputUse = 'speaker' | 'ringing';

/** Where sound goes and comes from now: the settings held against the devices there are. */
export interface Routes {
  sound(): SoundSettings;
  /** A sink id; empty: the system's default. */
  speaker(): string;
  /** One or two places. */
  ringing(): readonly RingRoute[];
  /** One of the ringing devices, also when both are the same; null: the second isn't here. */
  ringingOn(which: RingRoute['which']): RingRoute | null;
  /** What is chosen for that use (null: the system's default), and the id of that device when it is here and known. */
  meant(use: OutputUse): { readonly choice: string | null; readonly here: string | null };
  readonly isOutputHere: (id: string) => boolean;
  ringingOutputs(): RingingOutputs;
  /** The device that is meant now, the one behind the system's default too; null: the browser doesn't tell. */
  inUse(kind: 'microphone' | 'speaker'): Device | null;
  /** How loud the speaker is to be, 0–1. */
  speakerVolume(): number;
  /** How much of the microphone is to be heard, 0–1. */
  microphoneLevel(): number;
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

  function inUse(kind: 'microphone' | 'speaker'): Device | null {
    const devices = ofKind(kind);
    const chosen = wanted(sound[kind]);
    const behind = deviceBehindDefault(devices);
    return matchDevice(chosen.id, chosen.trace, devices) ?? devices.find(({ id }) => id === behind) ?? null;
  }

  const first = () => firstRoute(sound, wanted(sound.ringingDevice), ofKind('speaker'));
  const second = () => secondRoute(sound, wanted(sound.secondRingingDevice), ofKind('speaker'));

  function changed(): void {
    const chosen = [sound.microphone, sound.speaker, sound.ringingDevice, sound.secondRingingDevice];
    for (const device of list.all()) if (chosen.includes(device.id)) memory.remember(device);
    listeners.tell();
  }
  const stop = list.subscribe(changed);

  return {
    sound: () => sound,
    speaker: () => speakerSink(wanted(sound.speaker), ofKind('speaker')),
    ringing: () => {
      const outputs = ofKind('speaker');
      const standsIn = sound.ringingDevice !== null && first().sink === '';
      return ringRoutes(first(), second(), standsIn, outputs);
    },
    ringingOn: (which) => (which === 'first' ? first() : second()),
    meant: (use) => {
      const outputs = ofKind('speaker');
      const choice = use === 'speaker' ? sound.speaker : sound.ringingDevice;
      if (choice === null) return { choice, here: deviceBehindDefault(outputs) };
      return { choice, here: outputs.length === 0 ? null : idIfHere(wanted(choice), outputs) };
    },
    isOutputHere: (id) => ofKind('speaker').some((device) => device.id === id),
    ringingOutputs: () =>
      ringingOutputs(wanted(sound.ringingDevice), listsOutputs && list.looked() ? ofKind('speaker') : null),
    inUse,
    speakerVolume: () => volumeOf(sound.speakerVolumes, inUse('speaker')),
    microphoneLevel: () => volumeOf(sound.microphoneLevels, inUse('microphone')),
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
