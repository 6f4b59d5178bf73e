/**
 * Whether keys pressed in other programs reach us. On Wayland they don't, also not through XWayland, which hands us only what is
 * pressed in X11 programs. The portal for them (org.freedesktop.portal.GlobalShortcuts) has Electron call every shortcut
 * registered before the desktop has agreed to it, so that it could not be told whether one works.
 * @param env XDG_SESSION_TYPE, or else WAYLAND_DISPLAY, tells
 * @param ozone Chromium's switch `ozone-platform`; empty when it was not given
 */
export function hasGlobalKeys(env: Readonly<Record<string, string | undefined>>, ozone: string): boolean {
  if (ozone !== '' && ozone !== 'x11') return false;
  const session = env['XDG_SESSION_TYPE'];
  if (session === 'x11' || session === 'wayland') return session === 'x11';
  return (env['WAYLAND_DISPLAY'] ?? '') === '';
}
