import type { Log } from '../../shared/log/levels';
import { createMac } from './darwin/mac';
import { createLinux } from './linux/linux';
import type { Platform } from './ports';
import { createWindows } from './win32/windows';

/** The system we run on. The only place that asks. */
export function currentPlatform(log: Log): Platform {
  switch (process.platform) {
    case 'win32':
      return createWindows();
    case 'darwin':
      return createMac();
    default:
      return createLinux(log);
  }
}
