import { readFileSync } from 'node:fs';
import { writeWhole } from '../services/atomic-file';
import type { Log } from '../../shared/log/levels';
import type { Bounds } from './window-bounds';

/** ms without a change before a move or resize is written */
const SETTLE_MS = 400;

/** Where the main window was. Of little worth: what can't be read is forgotten. */
export interface BoundsFile {
  /** Reads at once, because the window waits for it. */
  read(): unknown;
  write(bounds: Bounds): void;
}

export function createBoundsFile(path: string, log: Log): BoundsFile {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    read() {
      try {
        return JSON.parse(readFileSync(path, 'utf8')) as unknown;
      } catch {
        return null;
      }
    },
    write(bounds) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        writeWhole(path, JSON.stringify(bounds)).catch((error: unknown) => {
          log.warn(`window place not kept: ${String(error)}`);
        });
      }, SETTLE_MS);
    },
  };
}
