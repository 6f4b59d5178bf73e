/**
 * What a human interface device says of its reports, as WebHID and Electron tell it (WICG WebHID §4.7, USB HID 1.11 §6.2.2).
 * Only what a headset needs.
 */
export interface HidReportItem {
  /** False: a change since the last report, as of a button that toggles. */
  readonly isAbsolute?: boolean;
  /** True: each field holds the number of a usage, not its value. */
  readonly isArray?: boolean;
  /** Padding. */
  readonly isConstant?: boolean;
  /** `usageMinimum` to `usageMaximum` instead of `usages`. */
  readonly isRange?: boolean;
  readonly logicalMinimum?: number;
  /** Bits of one field. */
  readonly reportSize?: number;
  /** Number of fields. */
  readonly reportCount?: number;
  /** Page in the upper 16 bits, usage in the lower. */
  readonly usages?: readonly number[];
  readonly usageMinimum?: number;
  readonly usageMaximum?: number;
}

export interface HidReport {
  /** 0: the device has reports without a number. */
  readonly reportId?: number;
  readonly items?: readonly HidReportItem[];
}

/** A top-level collection lists the items of the collections in it too, so their offsets can be counted there. */
export interface HidCollection {
  readonly usagePage?: number;
  readonly usage?: number;
  readonly inputReports?: readonly HidReport[];
  readonly outputReports?: readonly HidReport[];
}

/** HID Usage Tables 1.5 §14: telephony device page. */
export const TELEPHONY_PAGE = 0x0b;

/** True for phones and headsets with buttons: a top-level collection of the telephony page. */
export function hasTelephony(collections: readonly HidCollection[]): boolean {
  return collections.some(({ usagePage }) => usagePage === TELEPHONY_PAGE);
}
