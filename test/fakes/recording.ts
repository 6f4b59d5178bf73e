import { DEFAULT_SETTINGS, type RecordingSettings } from '../../src/shared/config/settings';
import type {
  NoFile,
  RecordingFault,
  RecordingFile,
  RecordingFiles,
  RecordingFormat,
  RecordingWanted,
  WritePlace,
} from '../../src/shared/domain/recording-file';
import { fail, ok, type Result } from '../../src/shared/domain/result';
import type {
  ConsentTone,
  Recorder,
  RecorderListener,
  RunningRecorder,
} from '../../src/renderer/engine/world/recording';

/** A file that remembers what was written, and fails when the test says so. */
export class FakeRecordingFile implements RecordingFile {
  readonly written: { readonly text: string; readonly place: WritePlace }[] = [];
  closed: 'kept' | 'discarded' | null = null;
  fault: RecordingFault | null = null;
  /** What closing waits for. */
  disk: Promise<void> = Promise.resolve();

  constructor(readonly name: string) {}

  write(bytes: Uint8Array, place: WritePlace): Promise<RecordingFault | null> {
    if (!this.fault) this.written.push({ text: new TextDecoder().decode(bytes), place });
    return Promise.resolve(this.fault);
  }

  async close(keep: boolean): Promise<RecordingFault | null> {
    await this.disk;
    this.closed = keep ? 'kept' : 'discarded';
    return this.fault;
  }
}

/** The person's files. */
export class FakeRecordingFiles implements RecordingFiles {
  readonly wanted: RecordingWanted[] = [];
  readonly files: FakeRecordingFile[] = [];
  /** What the next opening comes to. */
  refusal: NoFile | null = null;
  /** True: the dialog stands there until `answer`. */
  asks = false;
  answer: () => void = () => undefined;

  async open(wanted: RecordingWanted): Promise<Result<RecordingFile, NoFile>> {
    this.wanted.push(wanted);
    if (this.asks) await new Promise<void>((resolve) => (this.answer = resolve));
    if (this.refusal) return fail(this.refusal, 'set by the test');
    const file = new FakeRecordingFile(`${wanted.party}.${wanted.format}`);
    this.files.push(file);
    return ok(file);
  }
}

class FakeRun implements RunningRecorder {
  sounds: readonly MediaStreamTrack[] = [];
  stopped = false;

  constructor(
    readonly format: RecordingFormat,
    readonly listener: RecorderListener,
  ) {}

  take(sounds: readonly MediaStreamTrack[]): void {
    this.sounds = sounds;
  }

  /** Sound as the test spells it. */
  say(text: string): void {
    this.listener.onBytes(new TextEncoder().encode(text), 'end');
  }

  stop(): Promise<void> {
    this.stopped = true;
    this.say('the end');
    return Promise.resolve();
  }
}

/** A recorder without sound: the test says what was heard. */
export class FakeRecorder implements Recorder {
  readonly runs: FakeRun[] = [];
  supported = true;
  beeps = 0;
  tones = 0;

  start(format: RecordingFormat, listener: RecorderListener): RunningRecorder | null {
    if (!this.supported) return null;
    const run = new FakeRun(format, listener);
    this.runs.push(run);
    return run;
  }

  consentTone(): ConsentTone {
    this.tones += 1;
    return {
      track: { id: 'consent', kind: 'audio' } as MediaStreamTrack,
      beep: () => {
        this.beeps += 1;
      },
      stop: () => {
        this.tones -= 1;
      },
    };
  }
}

/** What a call needs to be recorded. */
export function recordingParts(recording: RecordingSettings = DEFAULT_SETTINGS.recording) {
  return {
    recorder: new FakeRecorder(),
    recordings: new FakeRecordingFiles(),
    recordingSettings: () => recording,
    onSaving: () => undefined,
  };
}
