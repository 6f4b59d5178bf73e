import type { RecordingFault } from '../../../shared/domain/recording-file';

const BY_CODE: Readonly<Record<string, RecordingFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  ENOENT: 'folder-missing',
  ENOTDIR: 'folder-missing',
  ENODEV: 'folder-missing',
  ENXIO: 'folder-missing',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'not-writable',
  EBUSY: 'not-writable',
  EISDIR: 'not-writable',
};

/** Why the file system refused, in our words. */
export function diskFault(error: unknown): RecordingFault {
  return BY_CODE[diskCode(error)] ?? 'failed';
}

/** Its own word (`ENOSPC`), fit for the log: the message would carry the path. */
export function diskCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
