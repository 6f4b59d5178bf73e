import type { Result } from './result';

/** Where a recording goes: what the desktop and the browser both give the phone. Sound as a stream of bytes, no paths. */

export const RECORDING_FORMATS = ['webm', 'wav'] as const;
export type RecordingFormat = (typeof RECORDING_FORMATS)[number];

/**
 * Why there is no recording: `disk-full`, `folder-missing` (also: taken away meanwhile), `not-writable` (no right to write there),
 * `unsupported` (this browser can't), `failed` (anything else).
 */
export const RECORDING_FAULTS = [
  'disk-full',
  'folder-missing',
  'not-writable',
  'unsupported',
  'failed',
] as const;
export type RecordingFault = (typeof RECORDING_FAULTS)[number];

/** `cancelled`: the person was asked for a file and gave none. */
export const NO_FILE = [...RECORDING_FAULTS, 'cancelled'] as const;
export type NoFile = (typeof NO_FILE)[number];

/** One write carries at most this many bytes. */
export const MOST_BYTES = 1_048_576;

/** `end`: after what was written before; `start`: over the first bytes, for a header whose sizes grow. */
export const WRITE_PLACES = ['start', 'end'] as const;
export type WritePlace = (typeof WRITE_PLACES)[number];

export interface RecordingWanted {
  /** A call has one open file at most. */
  readonly callId: string;
  /** Who is at the other end, for the suggested name. */
  readonly party: string;
  /** ms since the epoch */
  readonly startedAtMs: number;
  readonly format: RecordingFormat;
}

export interface RecordingFiles {
  /** Asks the person for a file, or makes a new one in their folder, as the settings say. Never rejects. */
  open(wanted: RecordingWanted): Promise<Result<RecordingFile, NoFile>>;
}

/** An open file. Nothing here rejects. */
export interface RecordingFile {
  /** Without its folder. */
  readonly name: string;
  /** @param bytes 1 to `MOST_BYTES` */
  write(bytes: Uint8Array<ArrayBuffer>, place: WritePlace): Promise<RecordingFault | null>;
  /** False for `keep`: the file goes away again. */
  close(keep: boolean): Promise<RecordingFault | null>;
}
