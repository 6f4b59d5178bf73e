import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Unpacks a tar.gz into a folder that is there, without the archive's own top folder. Rejects with what tar says. */
export async function unpack(archive: string, folder: string): Promise<void> {
  const child = spawn(
    'tar',
    ['-xzf', archive, '-C', folder, '--strip-components=1', '--no-same-owner', '--no-overwrite-dir'],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close') as Promise<[number | null]>;
  const [said, [code]] = await Promise.all([text(child.stderr), ended]);
  if (code !== 0) throw new Unpacking(said.trim().slice(0, 500));
}

class Unpacking extends Error {
  /** tar says in words what the file system said. */
  readonly code = /No space left/.test(this.message) ? 'ENOSPC' : 'EUNPACK';
}
