/**
 * Switches that are Chromium's, Electron's or the installer's and may stand among our words: those that people and desktop
 * entries really use. Any other unknown switch is a mistake and is called one.
 */
const RUNTIME_SWITCHES: ReadonlySet<string> = new Set([
  ...['no-sandbox', 'disable-gpu', 'disable-gpu-sandbox', 'disable-dev-shm-usage', 'in-process-gpu'],
  ...[
    'disable-gpu-compositing',
    'disable-software-rasterizer',
    'disable-setuid-sandbox',
    'ignore-gpu-blocklist',
  ],
  ...['use-gl', 'use-angle', 'enable-unsafe-swiftshader', 'force-device-scale-factor', 'high-dpi-support'],
  ...['ozone-platform', 'ozone-platform-hint', 'enable-wayland-ime', 'gtk-version', 'class', 'lang'],
  ...['enable-features', 'disable-features', 'enable-blink-features', 'disable-blink-features', 'js-flags'],
  ...['proxy-server', 'proxy-pac-url', 'proxy-bypass-list', 'no-proxy-server', 'proxy-auto-detect'],
  ...['auth-server-whitelist', 'auth-negotiate-delegate-whitelist', 'host-rules', 'host-resolver-rules'],
  ...['enable-logging', 'log-level', 'log-file', 'log-net-log', 'v', 'vmodule', 'trace-startup'],
  ...['user-data-dir', 'disk-cache-dir', 'password-store', 'force-renderer-accessibility', 'test-type'],
  ...['use-fake-device-for-media-stream', 'use-fake-ui-for-media-stream', 'use-file-for-fake-audio-capture'],
  'use-file-for-fake-video-capture',
  ...['autoplay-policy', 'disable-renderer-backgrounding', 'disable-background-timer-throttling'],
  ...['force-webrtc-ip-handling-policy', 'allow-loopback-in-peer-connection', 'disable-http-cache'],
  ...['inspect', 'inspect-brk', 'remote-debugging-port', 'remote-debugging-pipe', 'remote-allow-origins'],
  // Chromium hands these on to the running instance; the installer starts an updated app with the last one.
  ...['allow-file-access-from-files', 'original-process-start-time', 'enable-crashpad', 'updated'],
]);

/** Whether an option is for the runtime below us. */
export function isRuntimeSwitch(option: string): boolean {
  // macOS gives a program that the Finder starts its process serial number.
  if (option.startsWith('-psn_')) return true;
  const name = /^--([\w-]+)(?:=|$)/.exec(option)?.[1];
  return name !== undefined && RUNTIME_SWITCHES.has(name);
}
