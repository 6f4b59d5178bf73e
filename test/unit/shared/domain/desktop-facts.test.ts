import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { DESKTOP_UNKNOWN } from '../../../../src/shared/domain/desktop-facts';
import { readinessOf } from '../../../../src/shared/domain/readiness-of';

it('of which nothing is known are never taken for good', () => {
  const { items } = readinessOf({
    nowMs: 0,
    lines: [],
    doNotDisturb: false,
    quietLines: [],
    desktop: DESKTOP_UNKNOWN,
    notifications: DEFAULT_SETTINGS.notifications,
    sound: DEFAULT_SETTINGS.sound,
    ringing: { outputs: 1, chosen: 'default', label: null },
    soundBlocked: false,
    latenessMs: 0,
  });
  const states = Object.fromEntries(items.map(({ check, state }) => [check, state]));
  expect(states).toMatchObject({ notifications: 'unknown', window: 'warning' });
});
