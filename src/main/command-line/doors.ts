import type { CommandLine } from 'electron';

/**
 * Switches of Chromium's through which whoever starts the program could hear its calls, read what it keeps secret or speak in its
 * name. Asked of Chromium itself: it sees switches in words that are none to us (`dial " --remote-debugging-port=1"`).
 */
const DOORS = [
  // Into the pages.
  ...['remote-debugging-port', 'remote-debugging-pipe', 'load-extension', 'js-flags', 'disable-web-security'],
  ...['unsafely-treat-insecure-origin-as-secure', 'single-process'],
  // Other programs in the place of its own.
  ...['renderer-cmd-prefix', 'utility-cmd-prefix', 'gpu-launcher', 'browser-subprocess-path'],
  // Onto the wire.
  ...['disable-webrtc-encryption', 'webrtc-event-logging', 'ssl-key-log-file', 'log-net-log'],
  ...['ignore-certificate-errors', 'ignore-certificate-errors-spki-list', 'allow-insecure-localhost'],
] as const;

/** The first of them on the command line, as one writes it; null: none. */
export function openDoor(commandLine: Pick<CommandLine, 'hasSwitch'>): string | null {
  const door = DOORS.find((name) => commandLine.hasSwitch(name));
  return door === undefined ? null : `--${door}`;
}

/** Takes out of the environment what would have Chromium write the keys of its TLS connections down. */
export function closeEnvironment(env: Record<string, string | undefined>): void {
  delete env['SSLKEYLOGFILE'];
}
