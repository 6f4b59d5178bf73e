import { execFile } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Makes Chromium and Electron on Linux trust the CA when they run with `home` as HOME, the way a company installs its
 * own. Unlike `--ignore-certificate-errors-spki-list` this leaves every other check in force, so an expired certificate
 * fails for being expired. Needs certutil (package libnss3-tools).
 */
export async function trustCa(home: string, caPath: string): Promise<void> {
  const database = join(home, '.pki', 'nssdb');
  mkdirSync(database, { recursive: true });
  await run('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
  await run('certutil', ['-d', `sql:${database}`, '-A', '-t', 'C,,', '-n', 'lab', '-i', caPath]);
}
