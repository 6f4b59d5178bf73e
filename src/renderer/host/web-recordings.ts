import type { RecordingSettings } from '../../shared/config/settings';
import type {
  NoFile,
  RecordingFault,
  RecordingFile,
  RecordingFiles,
  RecordingWanted,
} from '../../shared/domain/recording-file';
import { recordingName } from '../../shared/domain/recording-name';
import { fail, ok, type Result } from '../../shared/domain/result';

type Handle = Pick<FileSystemFileHandle, 'name' | 'createWritable' | 'getFile'>;

/** The browser's part in files, so that tests can be one. */
export interface BrowserFiles {
  /** The system's dialog, from a press; null where the browser has none. */
  readonly pick: ((name: string) => Promise<Handle>) | null;
  /** A file of the page's own, and the way to remove it; null where the browser has none. */
  readonly scratch: ((name: string) => Promise<{ readonly handle: Handle; remove(): Promise<void> }>) | null;
  download(file: Blob, name: string): void;
}

/** Where a tab records to. `done` comes when the last byte is written. */
interface Place {
  readonly name: string;
  write(bytes: Uint8Array<ArrayBuffer>, position: number): Promise<void>;
  done(keep: boolean): Promise<void>;
}

/**
 * Recordings of the browser edition: into the file the person picks, or, where there is no dialog or nobody is to be asked, kept by
 * the page and downloaded at the end.
 */
export function webRecordings(files: BrowserFiles, settings: () => RecordingSettings): RecordingFiles {
  const busy = new Set<string>();
  return {
    open: async (wanted) => {
      const { ask, mode } = settings();
      if (mode === 'forbidden' || busy.has(wanted.callId)) return fail('failed', 'not now');
      busy.add(wanted.callId);
      const place = await findPlace(files, wanted, ask && mode !== 'forced');
      if (!place.ok) {
        busy.delete(wanted.callId);
        return place;
      }
      return ok(inOrder(place.value, () => busy.delete(wanted.callId)));
    },
  };
}

async function findPlace(
  files: BrowserFiles,
  wanted: RecordingWanted,
  ask: boolean,
): Promise<Result<Place, NoFile>> {
  const name = recordingName(new Date(wanted.startedAtMs), wanted.party, wanted.format);
  if (ask && files.pick) {
    try {
      return ok(await picked(await files.pick(name)));
    } catch (error) {
      const code = nameOf(error);
      if (code === 'AbortError') return fail('cancelled', 'no file was chosen');
      // Without a press just before no dialog opens; what was said is not lost for that.
      if (code !== 'SecurityError') return fail(webFault(error), code);
    }
  }
  const scratch = await files.scratch?.(name).catch(() => null);
  return ok(scratch ? await scratched(files, name, scratch) : inMemory(files, name));
}

async function picked(handle: Handle): Promise<Place> {
  const stream = await handle.createWritable();
  return {
    name: handle.name,
    write: (data, position) => stream.write({ type: 'write', position, data }),
    done: (keep) => (keep ? stream.close() : stream.abort()),
  };
}

async function scratched(
  files: BrowserFiles,
  name: string,
  { handle, remove }: { readonly handle: Handle; remove(): Promise<void> },
): Promise<Place> {
  const { write, done } = await picked(handle);
  return {
    name,
    write,
    done: async (keep) => {
      await done(keep);
      // In memory from here: the page's own file goes before the download is through.
      if (keep) files.download(new Blob([await (await handle.getFile()).arrayBuffer()]), name);
      await remove();
    },
  };
}

function inMemory(files: BrowserFiles, name: string): Place {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  return {
    name,
    write: (bytes, position) => {
      if (position === 0 && parts.length > 0) parts[0] = bytes;
      else parts.push(bytes);
      return Promise.resolve();
    },
    done: (keep) => {
      if (keep) files.download(new Blob(parts), name);
      return Promise.resolve();
    },
  };
}

/** One write after the other, each where it belongs. */
function inOrder(place: Place, closed: () => void): RecordingFile {
  let end = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<RecordingFault | null> => {
    const done = last.then(work).then(
      () => null,
      (error: unknown) => webFault(error),
    );
    last = done;
    return done;
  };
  return {
    name: place.name,
    write: (bytes, where) =>
      inTurn(async () => {
        await place.write(bytes, where === 'start' ? 0 : end);
        end = where === 'start' ? Math.max(end, bytes.length) : end + bytes.length;
      }),
    close: (keep) => {
      closed();
      return inTurn(() => place.done(keep));
    },
  };
}

const BY_NAME: Readonly<Record<string, RecordingFault>> = {
  QuotaExceededError: 'disk-full',
  NotFoundError: 'folder-missing',
  NotAllowedError: 'not-writable',
  NoModificationAllowedError: 'not-writable',
};

/** Why the browser refused (File System Access, File System §3). */
function webFault(error: unknown): RecordingFault {
  return BY_NAME[nameOf(error)] ?? 'failed';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
