import {
  TELEPHONY_PAGE,
  type HidCollection,
  type HidReport,
  type HidReportItem,
} from '../../../shared/domain/hid';

/** What a person can press or lift. */
export type Control = 'hook' | 'mute' | 'flash' | 'redial' | 'reject' | 'drop';
/** What a headset can show. */
export type Lamp = 'offHook' | 'ring' | 'mute' | 'hold';

/** Where something is in a report: `code` null: on when a field is not 0; else on when a field holds that number (array). */
export interface Field {
  readonly reportId: number;
  /** Bits from the report's first bit, the number of the report not counted. */
  readonly slots: readonly { readonly offsetBits: number; readonly sizeBits: number }[];
  readonly code: number | null;
}

export interface ControlField extends Field {
  readonly control: Control;
  /** `state`: on and off are told; `press`: only that it was pressed. */
  readonly style: 'state' | 'press';
}

export interface LampField extends Field {
  readonly lamp: Lamp;
}

/** Where a headset's controls and lamps are. */
export interface HeadsetLayout {
  /** Each control once. */
  readonly controls: readonly ControlField[];
  /** A lamp may be in several reports. */
  readonly lamps: readonly LampField[];
  /** Bytes of each output report. */
  readonly outputBytes: ReadonlyMap<number, number>;
}

/**
 * HID Usage Tables 1.5: telephony page §14, button page §12, consumer page §15. Makers send a rejected call as a programmable
 * button, or as button 1 or 7.
 */
const CONTROLS: readonly (readonly [usage: number, control: Control])[] = [
  [0x0b_0020, 'hook'],
  [0x0b_0021, 'flash'],
  [0x0b_0024, 'redial'],
  [0x0b_0026, 'drop'],
  [0x0b_002f, 'mute'],
  [0x0b_0007, 'reject'],
  [0x09_0001, 'reject'],
  [0x09_0007, 'reject'],
  // Mutes what is heard, by the tables; headsets without a phone mute send it for the microphone.
  [0x0c_00e2, 'mute'],
];

/** LED page §11; 0x0B009E is the ringer on the telephony page. */
const LAMPS: readonly (readonly [usage: number, lamp: Lamp])[] = [
  [0x08_0009, 'mute'],
  [0x08_0017, 'offHook'],
  [0x08_0018, 'ring'],
  [0x08_0020, 'hold'],
  [0x0b_009e, 'ring'],
];
/** Some have it in place of the mute lamp. */
const MICROPHONE_LAMP = 0x08_0021;

/** Finds the controls and lamps in what the device says of its reports. */
export function headsetLayout(collections: readonly HidCollection[]): HeadsetLayout {
  const telephony = collections.filter(({ usagePage }) => usagePage === TELEPHONY_PAGE);
  const others = collections.filter((collection) => !telephony.includes(collection));
  const outputs = telephony.flatMap(({ outputReports }) => outputReports ?? []);
  const lamps = LAMPS.flatMap(([usage, lamp]) =>
    fieldsOf(outputs, usage).map(({ field }): LampField => ({ ...field, lamp })),
  );
  if (!lamps.some(({ lamp }) => lamp === 'mute')) {
    lamps.push(
      ...fieldsOf(outputs, MICROPHONE_LAMP).map(({ field }): LampField => ({ ...field, lamp: 'mute' })),
    );
  }
  return {
    controls: controlsOf(
      telephony.flatMap(({ inputReports }) => inputReports ?? []),
      others.flatMap(({ inputReports }) => inputReports ?? []),
    ),
    lamps,
    outputBytes: new Map(outputs.map((report) => [report.reportId ?? 0, bytesOf(report)])),
  };
}

function controlsOf(telephony: readonly HidReport[], others: readonly HidReport[]): readonly ControlField[] {
  const found = new Map<Control, ControlField>();
  for (const [usage, control] of CONTROLS) {
    if (found.has(control)) continue;
    // A keyboard's or a mouse's buttons in the same device are not for us.
    const reports = usage >>> 16 === 0x09 ? telephony : [...telephony, ...others];
    const first = fieldsOf(reports, usage)[0];
    if (first) found.set(control, { ...first.field, control, style: styleOf(control, first.item) });
  }
  return [...found.values()];
}

/** HID Usage Tables 1.5 §3.4.1: an absolute on/off control tells its state, a relative one that it was pressed. */
function styleOf(control: Control, item: HidReportItem): 'state' | 'press' {
  const keepsState = control === 'hook' || control === 'mute';
  return keepsState && item.isAbsolute !== false && item.isArray !== true ? 'state' : 'press';
}

interface Found {
  readonly field: Field;
  readonly item: HidReportItem;
}

function fieldsOf(reports: readonly HidReport[], usage: number): readonly Found[] {
  return reports.flatMap((report) => {
    const found: Found[] = [];
    let offsetBits = 0;
    for (const item of report.items ?? []) {
      const { reportSize: sizeBits = 0, reportCount: count = 0 } = item;
      const index = item.isConstant === true ? -1 : usageIndex(item, usage);
      const at = offsetBits;
      const slot = (which: number) => ({ offsetBits: at + which * sizeBits, sizeBits });
      const reportId = report.reportId ?? 0;
      if (index >= 0 && item.isArray === true) {
        const slots = Array.from({ length: count }, (_, which) => slot(which));
        found.push({ item, field: { reportId, slots, code: (item.logicalMinimum ?? 0) + index } });
      } else if (index >= 0 && index < count) {
        found.push({ item, field: { reportId, slots: [slot(index)], code: null } });
      }
      offsetBits += sizeBits * count;
    }
    return found;
  });
}

function usageIndex(item: HidReportItem, usage: number): number {
  if (item.isRange !== true) return (item.usages ?? []).indexOf(usage);
  const { usageMinimum = 0, usageMaximum = -1 } = item;
  return usage >= usageMinimum && usage <= usageMaximum ? usage - usageMinimum : -1;
}

function bytesOf({ items = [] }: HidReport): number {
  const bits = items.reduce((sum, { reportSize = 0, reportCount = 0 }) => sum + reportSize * reportCount, 0);
  return Math.ceil(bits / 8);
}
