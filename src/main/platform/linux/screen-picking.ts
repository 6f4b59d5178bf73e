/**
 * In a Wayland session windows are given out by the desktop's portal alone, which asks by itself (xdg-desktop-portal, ScreenCast);
 * a program that runs there under X11 would show black.
 */
export function whoAsksForScreens(env: Readonly<Record<string, string | undefined>>): 'us' | 'system' {
  return env['XDG_SESSION_TYPE'] === 'wayland' || (env['WAYLAND_DISPLAY'] ?? '') !== '' ? 'system' : 'us';
}
