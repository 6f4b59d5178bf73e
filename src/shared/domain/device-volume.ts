/** How loud a person has set a sound device. */
export interface DeviceVolume {
  /** As the browser names it; empty: the system's default, where nobody knows what that is. */
  readonly id: string;
  /** Its name: ids change with drivers and profiles. */
  readonly label: string;
  /** 0–1 */
  readonly ratio: number;
}

export type NamedDevice = Pick<DeviceVolume, 'id' | 'label'>;

/** How many devices are remembered of each kind. */
export const MOST_VOLUMES = 32;
const NO_DEVICE: NamedDevice = { id: '', label: '' };

/** What was set for a device, 0–1; 1 when nothing was. @param device null: not known */
export function volumeOf(volumes: readonly DeviceVolume[], device: NamedDevice | null): number {
  return find(volumes, device ?? NO_DEVICE)?.ratio ?? 1;
}

/** The volumes with one device's changed; the one that was set longest ago is forgotten when there are too many. */
export function withVolume(
  volumes: readonly DeviceVolume[],
  device: NamedDevice | null,
  ratio: number,
): DeviceVolume[] {
  const { id, label } = device ?? NO_DEVICE;
  const known = find(volumes, { id, label });
  return [...volumes.filter((each) => each !== known), { id, label, ratio }].slice(-MOST_VOLUMES);
}

function find(volumes: readonly DeviceVolume[], { id, label }: NamedDevice): DeviceVolume | undefined {
  const same = volumes.find((each) => each.id === id);
  return same ?? (label === '' ? undefined : volumes.find((each) => each.label === label));
}
