import { expect, it } from 'vitest';
import { whoAsksForScreens } from '../../../../../src/main/platform/linux/screen-picking';

it.each([
  [{}, 'us'],
  [{ XDG_SESSION_TYPE: 'x11', DISPLAY: ':0' }, 'us'],
  [{ XDG_SESSION_TYPE: 'wayland' }, 'system'],
  [{ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }, 'system'],
  [{ WAYLAND_DISPLAY: '' }, 'us'],
])('%j: %s', (env, asks) => {
  expect(whoAsksForScreens(env)).toBe(asks);
});
