/** A part of each day by the clock on the wall, minutes since midnight (0–1439); `from` after `to`: over midnight. */
export interface DayWindow {
  readonly fromMinute: number;
  /** Not in it any more. */
  readonly toMinute: number;
}

export const MINUTES_A_DAY = 1_440;

const WINDOW = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/;

/** Reads `HH:MM-HH:MM`, local time. Both the same: the whole day. Null: that is no window. */
export function readDayWindow(text: string): DayWindow | null {
  const match = WINDOW.exec(text);
  if (!match) return null;
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  if (fromHour === undefined || fromMinute === undefined || toHour === undefined || toMinute === undefined)
    return null;
  return { fromMinute: fromHour * 60 + fromMinute, toMinute: toHour * 60 + toMinute };
}

/** @param minute 0–1439, minutes since local midnight */
export function isInWindow(window: DayWindow, minute: number): boolean {
  const { fromMinute, toMinute } = window;
  if (fromMinute === toMinute) return true;
  return fromMinute < toMinute
    ? minute >= fromMinute && minute < toMinute
    : minute >= fromMinute || minute < toMinute;
}
