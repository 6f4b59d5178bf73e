import type { HidCollection } from '../../../shared/domain/hid';
import type { Unsubscribe } from '../ports';

/** A headset's buttons and lamps. The methods reject with whatever the system says; nothing of that may touch a call. */
export interface HeadsetDevice {
  readonly name: string;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  /** `bytes`: without the report's number. */
  sendReport(reportId: number, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  onReport(listener: (reportId: number, bytes: Uint8Array) => void): Unsubscribe;
}

/** The headsets with buttons that the person has allowed. One and the same device is one and the same object. */
export interface Headsets {
  list(): Promise<readonly HeadsetDevice[]>;
  /** Asks the person, from a press; nothing when nothing was chosen. */
  request(): Promise<readonly HeadsetDevice[]>;
  onPlugged(listener: (device: HeadsetDevice) => void): Unsubscribe;
  onUnplugged(listener: (device: HeadsetDevice) => void): Unsubscribe;
}
