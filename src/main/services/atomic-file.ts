import { open, rename, rm } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: a temporary file beside it, flushed, then renamed over it. For this user's eyes alone
 * (0600). Rejects when it can't be written; the old file stands then.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await open(temporary, 'w', 0o600);
    try {
      await file.writeFile(text, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}
