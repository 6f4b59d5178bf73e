import { open, rm, type FileHandle } from 'node:fs/promises';
import type { RecordingFault, WritePlace } from '../../../shared/domain/recording-file';
import { numberedName } from '../../../shared/domain/recording-name';
import { diskCode, diskFault } from './disk-fault';

/** What a power cut may take of a recording at most, ms. */
const SYNC_MS = 3_000;
const MOST_NAMES = 100;

/** A file that a recording is written to, for this user's eyes alone (0600). Writes are made one after the other. */
export class OpenFile {
  #end = 0;
  #syncedMs: number;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly file: FileHandle,
    readonly path: string,
    /** This file system counts links: most do. */
    private readonly linked: boolean,
    private readonly nowMs: () => number,
  ) {
    this.#syncedMs = nowMs();
  }

  /**
   * Rejects with what the file system says.
   * @param replace a file of that name is written over; else this one gets another name
   */
  static async at(path: string, replace: boolean, nowMs: () => number): Promise<OpenFile> {
    const made = async (name: string, flags: string): Promise<OpenFile> => {
      const file = await open(name, flags, 0o600);
      return new OpenFile(file, name, (await file.stat()).nlink > 0, nowMs);
    };
    if (replace) return made(path, 'w');
    for (let number = 1; ; number += 1) {
      const free = numberedName(path, number);
      try {
        return await made(free, 'wx');
      } catch (error) {
        if (diskCode(error) !== 'EEXIST' || number === MOST_NAMES) throw error;
      }
    }
  }

  write(bytes: Uint8Array, place: WritePlace): Promise<RecordingFault | null> {
    return this.#inTurn(async () => {
      await this.#writeAll(bytes, place === 'start' ? 0 : this.#end);
      this.#end = Math.max(this.#end, place === 'start' ? bytes.length : this.#end + bytes.length);
      if (this.nowMs() - this.#syncedMs < SYNC_MS) return;
      await this.#sync();
    });
  }

  /** False for `keep`: the file goes away again. */
  close(keep: boolean): Promise<RecordingFault | null> {
    return this.#inTurn(async () => {
      try {
        if (keep) await this.#sync();
      } finally {
        await this.file.close();
        if (!keep) await rm(this.path, { force: true });
      }
    });
  }

  /** A disk that is nearly full takes a part and says so only at the next write. */
  async #writeAll(bytes: Uint8Array, from: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.file.write(bytes, done, bytes.length - done, from + done);
      done += bytesWritten;
    }
  }

  async #sync(): Promise<void> {
    this.#syncedMs = this.nowMs();
    await this.file.datasync();
    // Somebody took the file away: what is written now is found by nobody.
    if (this.linked && (await this.file.stat()).nlink === 0)
      throw Object.assign(new Error('unlinked'), { code: 'ENOENT' });
  }

  #inTurn(work: () => Promise<void>): Promise<RecordingFault | null> {
    const done = this.#last.then(work).then(
      () => null,
      (error: unknown) => diskFault(error),
    );
    this.#last = done;
    return done;
  }
}
