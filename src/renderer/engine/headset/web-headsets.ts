import { displayText } from '../../../shared/domain/display-text';
import { hasTelephony, TELEPHONY_PAGE, type HidCollection } from '../../../shared/domain/hid';
import type { HeadsetDevice, Headsets } from '../world/headsets';
import type { Unsubscribe } from '../ports';

/** The parts of WebHID (WICG) that are used; TypeScript's DOM does not know it. */
export interface WebHidDevice {
  readonly productName: string;
  readonly opened: boolean;
  readonly collections: readonly HidCollection[];
  open(): Promise<void>;
  close(): Promise<void>;
  sendReport(reportId: number, data: BufferSource): Promise<void>;
  addEventListener(type: 'inputreport', listener: (event: WebHidReportEvent) => void): void;
  removeEventListener(type: 'inputreport', listener: (event: WebHidReportEvent) => void): void;
}

export interface WebHidReportEvent {
  readonly reportId: number;
  readonly data: DataView;
}

export interface WebHidEvent {
  readonly device: WebHidDevice;
}

export interface WebHid {
  getDevices(): Promise<readonly WebHidDevice[]>;
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<readonly WebHidDevice[]>;
  addEventListener(type: 'connect' | 'disconnect', listener: (event: WebHidEvent) => void): void;
  removeEventListener(type: 'connect' | 'disconnect', listener: (event: WebHidEvent) => void): void;
}

/** The headsets of a browser that has WebHID, else null. */
export function webHeadsets(browser: object): Headsets | null {
  const { hid } = browser as { readonly hid?: WebHid };
  if (!hid) return null;
  const known = new WeakMap<WebHidDevice, HeadsetDevice>();
  const headset = (device: WebHidDevice): HeadsetDevice => {
    const made = known.get(device) ?? webHeadset(device);
    known.set(device, made);
    return made;
  };
  const usable = (devices: readonly WebHidDevice[]): readonly HeadsetDevice[] =>
    devices.filter(({ collections }) => hasTelephony(collections)).map(headset);
  const on = (type: 'connect' | 'disconnect', listener: (device: HeadsetDevice) => void): Unsubscribe => {
    const heard = ({ device }: WebHidEvent): void => {
      if (hasTelephony(device.collections)) listener(headset(device));
    };
    hid.addEventListener(type, heard);
    return () => {
      hid.removeEventListener(type, heard);
    };
  };
  return {
    list: async () => usable(await hid.getDevices()),
    request: async () => usable(await hid.requestDevice({ filters: [{ usagePage: TELEPHONY_PAGE }] })),
    onPlugged: (listener) => on('connect', listener),
    onUnplugged: (listener) => on('disconnect', listener),
  };
}

function webHeadset(device: WebHidDevice): HeadsetDevice {
  return {
    name: displayText(device.productName),
    collections: device.collections,
    open: async () => {
      if (!device.opened) await device.open();
    },
    close: () => device.close(),
    sendReport: (reportId, bytes) => device.sendReport(reportId, bytes),
    onReport: (listener) => {
      const heard = ({ reportId, data }: WebHidReportEvent): void => {
        listener(reportId, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
      };
      device.addEventListener('inputreport', heard);
      return () => {
        device.removeEventListener('inputreport', heard);
      };
    },
  };
}
