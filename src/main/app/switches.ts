import type { CommandLine } from 'electron';

/** Chromium's own switches: a hidden phone must go on at full speed, and the demo's two ends talk within this machine. */
const SWITCHES = [
  'disable-renderer-backgrounding',
  'disable-background-timer-throttling',
  'disable-backgrounding-occluded-windows',
  'allow-loopback-in-peer-connection',
] as const;

/**
 * Chromium's features that slow a hidden page down and have no switch of their own: Windows' guess which windows are covered, one
 * wake-up a minute after five hidden ones, and the system's slow lane for background processes.
 */
const DISABLED_FEATURES = [
  'CalculateNativeWinOcclusion',
  'IntensiveWakeUpThrottling',
  'UseEcoQoSForBackgroundProcess',
] as const;

/** Must run before the app is ready. Features that were disabled on the command line stay so. */
export function appendSwitches(commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>): void {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  const given = commandLine.getSwitchValue('disable-features').split(',');
  const disabled = new Set([...given, ...DISABLED_FEATURES].filter((name) => name !== ''));
  // A second switch of the same name would take the first one's place.
  commandLine.appendSwitch('disable-features', [...disabled].join(','));
}

/** `--hidden`: start in the tray without showing a window. */
export function isHiddenStart(argv: readonly string[]): boolean {
  return argv.includes('--hidden');
}
