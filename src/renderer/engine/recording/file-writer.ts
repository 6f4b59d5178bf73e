import type { RecordingFault, RecordingFile, WritePlace } from '../../../shared/domain/recording-file';

/** Writes a recording to its file until that can't be done any more, which is told once. */
export class FileWriter {
  #writing: Promise<unknown> = Promise.resolve();
  #broken = false;

  constructor(
    private readonly file: RecordingFile,
    private readonly onFault: (fault: RecordingFault) => void,
  ) {}

  write(bytes: Uint8Array<ArrayBuffer>, place: WritePlace): void {
    if (this.#broken) return;
    this.#writing = this.file.write(bytes, place).then((fault) => {
      if (fault) this.fail(fault);
    });
  }

  fail(fault: RecordingFault): void {
    if (this.#broken) return;
    this.#broken = true;
    this.onFault(fault);
  }

  /** Closes the file once everything is in it; what was wrong is told unless it was before. */
  async close(): Promise<RecordingFault | null> {
    await this.#writing;
    const fault = await this.file.close(true);
    return this.#broken ? null : fault;
  }
}
