import { readBits, writeBits } from './bits';
import type { HeadsetLayout, Lamp } from './layout';

export type Lamps = Readonly<Record<Lamp, boolean>>;

export const LAMPS_OFF: Lamps = { offHook: false, ring: false, mute: false, hold: false };

/** The output reports that show these lamps and no other, by their number. Every report that has a lamp is whole. */
export function lampReports(
  layout: HeadsetLayout,
  lamps: Lamps,
): ReadonlyMap<number, Uint8Array<ArrayBuffer>> {
  const reports = new Map<number, Uint8Array<ArrayBuffer>>();
  for (const { lamp, reportId, slots, code } of layout.lamps) {
    const bytes = reports.get(reportId) ?? new Uint8Array(layout.outputBytes.get(reportId) ?? 0);
    reports.set(reportId, bytes);
    if (!lamps[lamp]) continue;
    const free =
      code === null
        ? slots[0]
        : slots.find(({ offsetBits, sizeBits }) => readBits(bytes, offsetBits, sizeBits) === 0);
    if (free) writeBits(bytes, free.offsetBits, free.sizeBits, code ?? 1);
  }
  return reports;
}
