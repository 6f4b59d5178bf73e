import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** ms */
const LIMIT_MS = 5_000;

/** `reg export` of the 64-bit view; null: the key isn't there. A file, because the console would lose what its code page lacks. */
export async function exportRegistry(key: string): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'offhook-policy-'));
  const file = join(folder, 'policies.reg');
  const program = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'reg.exe');
  try {
    await new Promise<void>((resolve, reject) => {
      execFile(
        program,
        ['export', key, file, '/y', '/reg:64'],
        { timeout: LIMIT_MS, windowsHide: true },
        (error) => {
          if (error) reject(new Error(error.message));
          else resolve();
        },
      );
    });
    return await readFile(file, 'utf16le');
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
