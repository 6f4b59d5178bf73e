import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';

/** ms */
const LIMIT_MS = 5_000;

/** A property list, binary or not, as JSON by the system's own converter; null: it isn't there; undefined: it can't be read. */
export async function readPropertyList(path: string): Promise<string | null | undefined> {
  try {
    await access(path);
  } catch {
    return null;
  }
  return new Promise((resolve) => {
    execFile(
      '/usr/bin/plutil',
      ['-convert', 'json', '-o', '-', path],
      { timeout: LIMIT_MS },
      (error, stdout) => {
        resolve(error ? undefined : stdout);
      },
    );
  });
}
