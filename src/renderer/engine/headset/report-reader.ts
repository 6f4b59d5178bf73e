import { readBits } from './bits';
import type { Control, ControlField, HeadsetLayout } from './layout';

/** One thing a person did on the headset, or the headset tells of itself. */
export type ControlEvent =
  | { readonly control: 'hook' | 'mute'; readonly style: 'state'; readonly on: boolean }
  | { readonly control: Control; readonly style: 'press' };

const NOTHING = new Uint8Array();

/**
 * What an input report says that the one before did not.
 * @param before the last report of the same number, or null: everything was off
 */
export function readReport(
  layout: HeadsetLayout,
  reportId: number,
  before: Uint8Array | null,
  now: Uint8Array,
): readonly ControlEvent[] {
  const same =
    before !== null && before.length === now.length && now.every((byte, at) => byte === before[at]);
  return layout.controls.flatMap((field): ControlEvent[] => {
    if (field.reportId !== reportId) return [];
    const was = isOn(field, before ?? NOTHING);
    const on = isOn(field, now);
    const { control } = field;
    if (field.style === 'state' && (control === 'hook' || control === 'mute')) {
      return was === on ? [] : [{ control, style: 'state', on }];
    }
    // A relative button may never tell its release: the same report again is another press then (USB HID 1.11 §6.2.2.5).
    return on && (!was || same) ? [{ control, style: 'press' }] : [];
  });
}

function isOn({ slots, code }: ControlField, bytes: Uint8Array): boolean {
  return slots.some(({ offsetBits, sizeBits }) => {
    const value = readBits(bytes, offsetBits, sizeBits);
    return code === null ? value !== 0 : value === code;
  });
}
