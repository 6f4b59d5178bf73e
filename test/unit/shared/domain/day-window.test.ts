import { describe, expect, it } from 'vitest';
import { isInWindow, MINUTES_A_DAY, readDayWindow } from '../../../../src/shared/domain/day-window';

function hours(text: string): number[] {
  const window = readDayWindow(text);
  if (!window) throw new Error(`no window: ${text}`);
  return Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isInWindow(window, hour * 60));
}

describe('a window of the day', () => {
  it('holds what lies in it, its end not', () => {
    expect(hours('02:00-05:00')).toEqual([2, 3, 4]);
    expect(hours('22:30-02:00')).toEqual([0, 1, 23]);
    expect(hours('00:00-00:00')).toHaveLength(24);
  });

  it('and the one from its end to its beginning are the whole day', () => {
    for (const [from, to] of [
      ['06:15', '18:45'],
      ['23:59', '00:00'],
      ['00:00', '12:00'],
    ]) {
      const [one, other] = [
        readDayWindow(`${from ?? ''}-${to ?? ''}`),
        readDayWindow(`${to ?? ''}-${from ?? ''}`),
      ];
      if (!one || !other) throw new Error('no window');
      for (let minute = 0; minute < MINUTES_A_DAY; minute += 1)
        expect(isInWindow(one, minute)).toBe(!isInWindow(other, minute));
    }
  });

  it.each(['', '2:00-5:00', '24:00-01:00', '02:60-03:00', '02:00–05:00', '02:00-05:00 ', 'always'])(
    'is not made of “%s”',
    (text) => {
      expect(readDayWindow(text)).toBeNull();
    },
  );
});
