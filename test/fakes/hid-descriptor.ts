import type { HidCollection, HidReport, HidReportItem } from '../../src/shared/domain/hid';

/** Where a usage is in a report: read from the bytes, not from what the phone makes of them. */
export interface Place {
  readonly kind: 'input' | 'output';
  readonly reportId: number;
  readonly offsetBits: number;
  readonly sizeBits: number;
  /** Of an array: the number that stands for the usage. */
  readonly code: number | null;
}

export interface ParsedDescriptor {
  readonly collections: readonly HidCollection[];
  readonly places: ReadonlyMap<number, Place>;
  /** Bytes of a report, by `input 2` and the like. */
  readonly bytes: ReadonlyMap<string, number>;
}

interface OpenReport extends HidReport {
  readonly reportId: number;
  readonly items: HidReportItem[];
}

interface OpenCollection extends HidCollection {
  readonly inputReports: OpenReport[];
  readonly outputReports: OpenReport[];
}

/** Reads a report descriptor (USB HID 1.11 §6.2.2) the way Chromium tells it to pages: each top-level collection with all items in it. */
export function parseDescriptor(descriptor: readonly number[]): ParsedDescriptor {
  const collections: OpenCollection[] = [];
  const places = new Map<number, Place>();
  const bits = new Map<string, number>();
  let depth = 0;
  let page = 0;
  const global = { logicalMinimum: 0, reportSize: 0, reportCount: 0, reportId: 0 };
  let usages: number[] = [];
  let range: { min?: number; max?: number } = {};

  const addItem = (kind: 'input' | 'output', flags: number): void => {
    const collection = collections.at(-1);
    if (!collection) throw new Error('an item outside of a collection');
    const reports = kind === 'input' ? collection.inputReports : collection.outputReports;
    let report = reports.find(({ reportId }) => reportId === global.reportId);
    if (!report) reports.push((report = { reportId: global.reportId, items: [] }));
    const isConstant = (flags & 1) !== 0;
    const isArray = (flags & 2) === 0;
    const isRange = range.min !== undefined && range.max !== undefined;
    report.items.push({
      isConstant,
      isArray,
      isAbsolute: (flags & 4) === 0,
      isRange,
      logicalMinimum: global.logicalMinimum,
      reportSize: global.reportSize,
      reportCount: global.reportCount,
      ...(isRange ? { usageMinimum: range.min ?? 0, usageMaximum: range.max ?? 0 } : { usages }),
    });
    const key = `${kind} ${String(global.reportId)}`;
    const start = bits.get(key) ?? 0;
    bits.set(key, start + global.reportSize * global.reportCount);
    if (isConstant) return;
    const all = isRange
      ? Array.from(
          { length: (range.max ?? 0) - (range.min ?? 0) + 1 },
          (_, index) => (range.min ?? 0) + index,
        )
      : usages;
    for (const [index, usage] of all.entries()) {
      if (!isArray && index >= global.reportCount) break;
      places.set(usage, {
        kind,
        reportId: global.reportId,
        offsetBits: start + (isArray ? 0 : index * global.reportSize),
        sizeBits: global.reportSize,
        code: isArray ? global.logicalMinimum + index : null,
      });
    }
  };

  for (let at = 0; at < descriptor.length;) {
    const prefix = descriptor[at] ?? 0;
    const size = [0, 1, 2, 4][prefix & 3] ?? 0;
    const data = descriptor
      .slice(at + 1, at + 1 + size)
      .reduce((sum, byte, index) => sum + byte * 256 ** index, 0);
    at += 1 + size;
    switch (prefix & 0xfc) {
      case 0x04:
        page = data;
        break;
      case 0x14:
        global.logicalMinimum = data;
        break;
      case 0x74:
        global.reportSize = data;
        break;
      case 0x84:
        global.reportId = data;
        break;
      case 0x94:
        global.reportCount = data;
        break;
      case 0x08:
        usages.push(page * 0x10000 + data);
        continue;
      case 0x18:
        range.min = page * 0x10000 + data;
        continue;
      case 0x28:
        range.max = page * 0x10000 + data;
        continue;
      case 0x80:
        addItem('input', data);
        break;
      case 0x90:
        addItem('output', data);
        break;
      case 0xa0:
        if (depth === 0) {
          const usage = (usages[0] ?? 0) % 0x10000;
          collections.push({ usagePage: page, usage, inputReports: [], outputReports: [] });
        }
        depth += 1;
        break;
      case 0xc0:
        depth -= 1;
        break;
    }
    // Usages belong to the next main item alone; global items stay (§6.2.2.8).
    if ((prefix & 0x0c) === 0) {
      usages = [];
      range = {};
    }
  }
  return {
    collections,
    places,
    bytes: new Map([...bits].map(([key, count]) => [key, Math.ceil(count / 8)])),
  };
}
