import { basename, extname, join } from 'node:path';
import type { Settings } from '../../../shared/config/settings';
import type {
  NoFile,
  RecordingFault,
  RecordingWanted,
  WritePlace,
} from '../../../shared/domain/recording-file';
import { recordingName } from '../../../shared/domain/recording-name';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { Log } from '../../../shared/log/levels';
import { diskCode, diskFault } from './disk-fault';
import { OpenFile } from './open-file';
import type { RecordingFolder } from './recording-folder';

/** As many as there may be calls. */
const MOST_OPEN = 8;

export interface RecordingsParts {
  readonly folder: Pick<RecordingFolder, 'ready'>;
  settings(): Promise<Settings>;
  /** The dialog; null: none was chosen. */
  askFile(suggested: string): Promise<string | null>;
  readonly nowMs: () => number;
  readonly newId: () => string;
  readonly log: Log;
}

/** The files that calls are being recorded to. A page knows them by an id, never by their path. */
export interface Recordings {
  open(wanted: RecordingWanted): Promise<Result<{ readonly id: string; readonly name: string }, NoFile>>;
  write(id: string, bytes: Uint8Array, place: WritePlace): Promise<RecordingFault | null>;
  close(id: string, keep: boolean): Promise<RecordingFault | null>;
  /** The page that wrote them is gone, or the app is about to be. */
  closeAll(): Promise<void>;
}

export function createRecordings(parts: RecordingsParts): Recordings {
  const { folder, settings, askFile, nowMs, newId, log } = parts;
  /** By id. */
  const files = new Map<string, OpenFile>();
  /** Call → the id its file has, or will have. */
  const calls = new Map<string, string>();

  async function make(wanted: RecordingWanted): Promise<OpenFile | null> {
    const { recording } = await settings();
    const name = recordingName(new Date(wanted.startedAtMs), wanted.party, wanted.format);
    // Nobody who must record is asked: they could say no.
    if (!recording.ask || recording.mode === 'forced') {
      return OpenFile.at(join(await folder.ready(), name), false, nowMs);
    }
    const suggested = join(await folder.ready().catch(() => ''), name);
    const chosen = await askFile(suggested);
    if (chosen === null) return null;
    const whole = extname(chosen).toLowerCase() === `.${wanted.format}`;
    // The dialog asked before it gave away the name of another file, but not with our ending.
    return OpenFile.at(whole ? chosen : `${chosen}.${wanted.format}`, whole, nowMs);
  }

  function forget(id: string): OpenFile | undefined {
    const file = files.get(id);
    files.delete(id);
    for (const [callId, known] of calls) if (known === id) calls.delete(callId);
    return file;
  }

  async function close(id: string, keep: boolean): Promise<RecordingFault | null> {
    const fault = (await forget(id)?.close(keep)) ?? null;
    if (fault) log.warn(`recording not closed: ${fault}`);
    return fault;
  }

  return {
    async open(wanted) {
      if ((await settings()).recording.mode === 'forbidden') return fail('failed', 'forbidden');
      if (calls.has(wanted.callId) || calls.size >= MOST_OPEN) return fail('failed', 'one is open already');
      const id = newId();
      calls.set(wanted.callId, id);
      try {
        const file = await make(wanted);
        // The page went away while its dialog stood there.
        const stillWanted = calls.get(wanted.callId) === id;
        if (file && stillWanted) {
          files.set(id, file);
          log.info('recording begins');
          return ok({ id, name: basename(file.path) });
        }
        await file?.close(false);
        forget(id);
        return fail('cancelled', file ? 'the page is gone' : 'no file was chosen');
      } catch (error) {
        forget(id);
        log.warn(`no recording: ${diskCode(error)}`);
        return fail(diskFault(error), diskCode(error));
      }
    },
    async write(id, bytes, place) {
      const file = files.get(id);
      if (!file) return 'failed';
      const fault = await file.write(bytes, place);
      if (fault) log.warn(`recording not written: ${fault}`);
      return fault;
    },
    close,
    async closeAll() {
      calls.clear();
      await Promise.all([...files.keys()].map((id) => close(id, true)));
    },
  };
}
