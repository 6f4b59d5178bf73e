import { logTo, type Log } from '../../../src/shared/log/levels';

/** A log whose lines a test reads: `warn [scope] message`. */
export function recordedLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { log: logTo((level, scope, message) => lines.push(`${level} [${scope}] ${message}`)), lines };
}
