import { hasTelephony, type HidCollection } from '../../../shared/domain/hid';

/**
 * A device as Electron describes it. `collections` came in 2025 (electron/electron#47391); before, it does not say what a
 * device is for.
 */
export interface DescribedDevice {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly collections?: readonly HidCollection[];
}

/** A headset that the person has connected. Many have no serial number: then every one of that make is meant. */
export interface KnownHeadset {
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber: string | null;
}

/** True for headsets, false for everything else, null where Electron does not tell. */
export function isHeadset({ collections }: DescribedDevice): boolean | null {
  return Array.isArray(collections) ? hasTelephony(collections) : null;
}

/** Headsets may be used, keyboards and keys never; where Electron does not tell, only those that were connected by hand. */
export function mayUse(device: DescribedDevice, known: readonly KnownHeadset[]): boolean {
  return isHeadset(device) ?? known.some((other) => isSame(other, knownAs(device)));
}

/** What the person may connect, of what the page's filter (telephony devices) left. */
export function choosable<Device extends DescribedDevice>(listed: readonly Device[]): readonly Device[] {
  return listed.filter((device) => isHeadset(device) !== false);
}

/** How a device is remembered. */
export function knownAs({ vendorId, productId, serialNumber }: DescribedDevice): KnownHeadset {
  return { vendorId, productId, serialNumber: serialNumber || null };
}

export function isSame(one: KnownHeadset, other: KnownHeadset): boolean {
  return (
    one.vendorId === other.vendorId &&
    one.productId === other.productId &&
    one.serialNumber === other.serialNumber
  );
}
