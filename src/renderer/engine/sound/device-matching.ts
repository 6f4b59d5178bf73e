import type { Device, DeviceKind } from '../ports';

/** A device as the browser tells it; `groupId` is shared by the parts of one physical device. */
export interface KnownDevice extends Device {
  readonly groupId: string;
}

/** What is kept of a device that was once here. */
export interface DeviceTrace {
  readonly label: string;
  readonly groupId: string;
}

const KINDS: Readonly<Record<MediaDeviceKind, DeviceKind>> = {
  audioinput: 'microphone',
  audiooutput: 'speaker',
  videoinput: 'camera',
};

export type RawDevice = Pick<MediaDeviceInfo, 'deviceId' | 'label' | 'groupId' | 'kind'>;

export function knownDevice(raw: RawDevice): KnownDevice {
  return { id: raw.deviceId, label: raw.label, groupId: raw.groupId, kind: KINDS[raw.kind] };
}

/** Chromium lists the system's choices as devices of their own. */
function isPseudo(device: Device): boolean {
  return device.id === 'default' || device.id === 'communications';
}

/** The devices a person can choose. A stand-in for the system's default is left out unless it is all there is. */
export function choosable(devices: readonly KnownDevice[]): readonly KnownDevice[] {
  return devices.filter(
    (device) => !isPseudo(device) || !devices.some((other) => other.kind === device.kind && !isPseudo(other)),
  );
}

/**
 * The device that `id` means now: the one with that id, else one with the name that id once had (ids change when a driver or
 * the profile's salt changes), the same physical device first. Null when it isn't here.
 */
export function matchDevice(
  id: string | null,
  trace: DeviceTrace | null,
  devices: readonly KnownDevice[],
): KnownDevice | null {
  if (id === null || id === '') return null;
  const same = devices.find((device) => device.id === id);
  if (same) return same;
  if (!trace || trace.label === '') return null;
  const namesakes = devices.filter((device) => !isPseudo(device) && device.label === trace.label);
  return namesakes.find((device) => device.groupId === trace.groupId) ?? namesakes[0] ?? null;
}

/** The id of the real device behind the system's default output; null when the browser doesn't tell. */
export function deviceBehindDefault(outputs: readonly KnownDevice[]): string | null {
  const standIn = outputs.find((device) => device.id === 'default');
  if (!standIn) return null;
  const real = outputs.find(
    (device) =>
      !isPseudo(device) &&
      device.groupId === standIn.groupId &&
      device.label !== '' &&
      standIn.label.endsWith(device.label),
  );
  return real?.id ?? null;
}

export interface WantedDevice {
  readonly id: string | null;
  readonly trace: DeviceTrace | null;
}

/**
 * The id under which `wanted` can be opened now, or null when it isn't here. `devices` are those of its kind; while they have
 * no ids yet (before the person's permission), the wanted one is tried blindly.
 */
export function idIfHere(wanted: WantedDevice, devices: readonly KnownDevice[]): string | null {
  if (wanted.id === null) return null;
  if (!devices.some((device) => device.id !== '')) return wanted.id;
  return matchDevice(wanted.id, wanted.trace, devices)?.id ?? null;
}

/** Where to play: a sink id for `setSinkId`, the empty one (the system's default) when the wanted device isn't here. */
export function speakerSink(wanted: WantedDevice, outputs: readonly KnownDevice[]): string {
  return idIfHere(wanted, outputs) ?? '';
}

/** Tells one choice of microphone from another: changes when the device to be used changes, the system's default included. */
export function microphoneKey(id: string | null, inputs: readonly KnownDevice[]): string {
  if (id !== null) return id;
  const standIn = inputs.find((device) => device.id === 'default');
  return standIn ? `default:${standIn.label}:${standIn.groupId}` : 'default';
}
