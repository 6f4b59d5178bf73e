import { fail } from '../../../shared/domain/result';
import type { CameraFault } from '../../../shared/domain/video-machine';

const BY_NAME: Readonly<Record<string, CameraFault>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};

/** Why `getUserMedia` gave no camera (Media Capture and Streams §10.2). An error it doesn't name counts as `missing`. */
export function cameraFault(error: unknown) {
  const name =
    typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : 'unknown';
  return fail<CameraFault>(BY_NAME[name] ?? 'missing', `${name}: ${String(error)}`);
}
