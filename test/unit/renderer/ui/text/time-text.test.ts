import { describe, expect, it } from 'vitest';
import { clockText, dateText, daysAgo, durationText } from '../../../../../src/renderer/ui/text/time-text';

it.each([
  [0, '00:00'],
  [-5_000, '00:00'],
  [999, '00:00'],
  [252_000, '04:12'],
  [3_599_999, '59:59'],
  [3_852_000, '1:04:12'],
])('writes %d ms as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

it('writes the time of day as the locale does', () => {
  const at = new Date(2026, 10, 20, 15, 4).getTime();
  expect(clockText(at, 'de')).toBe('15:04');
  expect(clockText(at, 'en-US')).toMatch(/3:04\sPM/);
});

describe('days', () => {
  const now = new Date(2026, 10, 20, 0, 30).getTime();

  it('counts midnights, not spans of 24 hours', () => {
    expect(daysAgo(new Date(2026, 10, 19, 23, 59).getTime(), now)).toBe(1);
    expect(daysAgo(new Date(2026, 10, 20, 0, 1).getTime(), now)).toBe(0);
  });

  it('names the year only when it is another', () => {
    expect(dateText(new Date(2026, 2, 4).getTime(), now, 'en-GB')).not.toContain('2026');
    expect(dateText(new Date(2025, 2, 4).getTime(), now, 'en-GB')).toContain('2025');
  });
});
