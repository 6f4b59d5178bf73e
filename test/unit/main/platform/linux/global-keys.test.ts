import { expect, it } from 'vitest';
import { hasGlobalKeys } from '../../../../../src/main/platform/linux/global-keys';

it.each([
  ['X11', { XDG_SESSION_TYPE: 'x11' }, '', true],
  [
    'X11 in a window of a Wayland desktop',
    { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: 'wayland-0' },
    '',
    true,
  ],
  ['Wayland', { XDG_SESSION_TYPE: 'wayland', WAYLAND_DISPLAY: 'wayland-0' }, '', false],
  ['XWayland', { XDG_SESSION_TYPE: 'wayland' }, 'x11', false],
  ['a compositor that sets no session type', { WAYLAND_DISPLAY: 'wayland-0' }, '', false],
  ['a session without a type', {}, '', true],
  ['started from a terminal', { XDG_SESSION_TYPE: 'tty' }, '', true],
  ['asked to be a Wayland program', { XDG_SESSION_TYPE: 'x11' }, 'wayland', false],
  ['without a screen', {}, 'headless', false],
])('%s', (_name, env, ozone, has) => {
  expect(hasGlobalKeys(env, ozone)).toBe(has);
});
