import { writeSync } from 'node:fs';
import type { Reply } from './reply';

/** Writes a reply to the terminal at once, because the process may end with the next line. */
export function print({ out, err }: Pick<Reply, 'out' | 'err'>): void {
  write(process.stdout.fd, out);
  write(process.stderr.fd, err);
}

function write(fd: number, text: string): void {
  if (text === '') return;
  try {
    writeSync(fd, `${text}\n`);
  } catch {
    // Nobody reads it: started by the desktop, or the reader has gone.
  }
}
