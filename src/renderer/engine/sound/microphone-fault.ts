import { fail } from '../../../shared/domain/result';
import type { MicrophoneFault } from './ports';

const BY_NAME: Readonly<Record<string, MicrophoneFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Why `getUserMedia` failed (Media Capture and Streams §10.2). An error it doesn't name counts as `missing`. */
export function microphoneFault(error: unknown) {
  const name = nameOf(error);
  return fail<MicrophoneFault>(BY_NAME[name] ?? 'missing', `${name}: ${String(error)}`);
}

/** By the property, not by `instanceof`: older Chromium's OverconstrainedError is no `Error`. */
function nameOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('name' in error)) return 'unknown';
  return String(error.name);
}
