import type { CommandLine } from 'electron';

/** Chromium's own switches: a hidden phone must go on at full speed, and the demo's two ends talk within this machine. */
const SWITCHES = [
  'disable-renderer-backgrounding',
  'disable-background-timer-throttling',
  'disable-backgrounding-occluded-windows',
  'allow-loopback-in-peer-connection',
] as const;

/** Must run before the app is ready. */
export function appendSwitches(commandLine: CommandLine): void {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
}

/** `--hidden`: start in the tray without showing a window. */
export function isHiddenStart(argv: readonly string[]): boolean {
  return argv.includes('--hidden');
}
