import { dirname } from 'node:path';
import { findElectron } from '../../src/launch/electron-binary';
import { DESKTOP_PACKAGES, installPackages, LAB_PACKAGES, PACKAGING_PACKAGES } from '../lab/packages';

const FETCH_TIMEOUT_MS = 180_000;

/** What the tests of the whole need; each problem is one line for the person. */
export interface Setup {
  /** Why there can be no gateway lab. */
  readonly labProblem: string | null;
  /** Why the desktop app can't be driven. */
  readonly desktopProblem: string | null;
  /** The environment for the tests: names the Electron that was found. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Installs what is missing where that is possible. */
export async function setUp(): Promise<Setup> {
  const labProblem = (await installPackages(LAB_PACKAGES)) ?? null;
  const desktopPackages = (await installPackages(DESKTOP_PACKAGES)) ?? null;
  // The tests that need them say themselves what is missing.
  await installPackages(PACKAGING_PACKAGES);
  const electron = await findElectron({
    platform: process.platform,
    env: process.env,
    timeoutMs: FETCH_TIMEOUT_MS,
    onFetch: (version) => process.stdout.write(`Fetching Electron ${version}…\n`),
  });
  const env = electron.ok
    ? { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: dirname(electron.value) }
    : process.env;
  const noElectron = electron.ok ? null : `There is no Electron (${electron.error.detail}).`;
  return { labProblem, desktopProblem: desktopPackages ?? noElectron, env };
}
