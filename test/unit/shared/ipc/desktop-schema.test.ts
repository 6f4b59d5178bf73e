import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DESKTOP_UNKNOWN } from '../../../../src/shared/domain/desktop-facts';
import { desktopFactsSchema } from '../../../../src/shared/ipc/desktop-schema';

describe('the desktop’s facts', () => {
  it('cross the boundary as they are', () => {
    expect(v.parse(desktopFactsSchema, DESKTOP_UNKNOWN)).toEqual(DESKTOP_UNKNOWN);
  });

  it.each([
    { ...DESKTOP_UNKNOWN, notifications: 'fine' },
    { ...DESKTOP_UNKNOWN, tray: 1 },
    { ...DESKTOP_UNKNOWN, more: true },
    { notifications: 'ok' },
  ])('are refused when they are %j', (facts) => {
    expect(v.safeParse(desktopFactsSchema, facts).success).toBe(false);
  });
});
