import { fail } from '../../../shared/domain/result';
import type { UpdateFault } from '../../../shared/domain/update-machine';

const FAULTS: Readonly<Record<string, UpdateFault>> = {
  ENOSPC: 'no-space',
  EDQUOT: 'no-space',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
};

/** What an error of the file system means for an update; `otherwise` when it says nothing. */
export function fileFault(error: unknown, otherwise: UpdateFault) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fail(FAULTS[code] ?? otherwise, String(error));
}
