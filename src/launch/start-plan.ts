import type { ElectronFault } from './electron-binary';
import type { Result } from '../shared/domain/result';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isRoot: boolean;
  readonly repository: string;
  /** What followed `npm start --`. */
  readonly args: readonly string[];
}

export type StartPlan =
  | {
      readonly kind: 'desktop';
      readonly binary: string;
      readonly args: readonly string[];
      readonly note: string | null;
    }
  | { readonly kind: 'browser'; readonly why: string };

/** Whether a window can be shown here at all; a reason in one sentence when not. */
export function displayProblem(where: Pick<Surroundings, 'platform' | 'env'>): string | null {
  if (where.platform !== 'linux' || where.env['DISPLAY'] || where.env['WAYLAND_DISPLAY']) return null;
  return 'There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set).';
}

/** How to run the desktop app, or why the browser edition takes its place. */
export function startPlan(where: Surroundings, electron: Result<string, ElectronFault>): StartPlan {
  const problem = displayProblem(where);
  if (problem !== null) return { kind: 'browser', why: problem };
  if (!electron.ok)
    return { kind: 'browser', why: electronProblem(electron.error.code, electron.error.detail) };
  const unsandboxed = where.platform === 'linux' && where.isRoot && !where.args.includes('--no-sandbox');
  return {
    kind: 'desktop',
    binary: electron.value,
    args: [...(unsandboxed ? ['--no-sandbox'] : []), where.repository, ...where.args],
    note: unsandboxed ? "Running as root: Chromium's sandbox is off (--no-sandbox)." : null,
  };
}

/** What the app's process left behind. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The first part of what it wrote to stderr. */
  readonly stderr: string;
}

const NEVER_STARTED: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    /error while loading shared libraries: ([^:\s]+)/,
    (match) => `Electron can't start: the library ${match[1] ?? ''} is missing on this machine.`,
  ],
  [
    /Missing X server or \$DISPLAY|Unable to open X display|[Cc]annot open display|Failed to connect to Wayland display/,
    () => "Electron can't start: the display named in the environment does not answer.",
  ],
  [
    /SUID sandbox helper binary was found, but is not configured correctly|No usable sandbox!/,
    () =>
      "Electron can't start: this system allows it no sandbox (`npm start -- --no-sandbox` goes without).",
  ],
  [/GLIBC_[\d.]+' not found/, () => "Electron can't start: this system's C library is too old."],
];

/** Why Electron never got as far as a window, from what it said; null when it ran. */
export function startFailure(ending: Ending): string | null {
  if (ending.code === 0) return null;
  for (const [pattern, sentence] of NEVER_STARTED) {
    const match = pattern.exec(ending.stderr);
    if (match) return sentence(match);
  }
  return null;
}

function electronProblem(code: ElectronFault, detail: string): string {
  switch (code) {
    case 'not-executable':
      return `ELECTRON_OVERRIDE_DIST_PATH holds no Electron (${detail} can't be run).`;
    case 'not-fetched':
      return `Electron could not be fetched (${detail}).`;
  }
}
