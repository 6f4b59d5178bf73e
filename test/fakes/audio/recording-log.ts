import { logTo, type Log } from '../../../src/shared/log/levels';

/** A log that keeps its lines as `level message`. */
export function recordingLog(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, log: logTo((level, _scope, message) => void lines.push(`${level} ${message}`)) };
}
