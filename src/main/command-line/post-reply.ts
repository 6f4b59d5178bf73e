import { lstat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { writeWhole } from '../services/atomic-file';
import { REPLY_FILE, REPLY_FOLDER, type Reply } from './reply';

/**
 * Puts a reply where the other start waits for it. The path came from outside: only a folder of that name, of this user and
 * closed to others is written into. False: it isn't one, or it is gone.
 */
export async function postReply(folder: string, reply: Reply): Promise<boolean> {
  try {
    if (!(await isReplyFolder(folder))) return false;
    await writeWhole(join(folder, REPLY_FILE), JSON.stringify(reply));
    return true;
  } catch {
    return false;
  }
}

async function isReplyFolder(folder: string): Promise<boolean> {
  const named = resolve(folder) === folder;
  if (!named || !new RegExp(`^${REPLY_FOLDER}\\w{6}$`).test(basename(folder))) return false;
  const stats = await lstat(folder);
  if (!stats.isDirectory()) return false;
  // Windows has neither; there the folder is in the user's own temporary one.
  const user = process.getuid?.();
  return user === undefined || (stats.uid === user && (stats.mode & 0o077) === 0);
}
