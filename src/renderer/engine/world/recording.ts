import type { RecordingFault, RecordingFormat, WritePlace } from '../../../shared/domain/recording-file';

/** Turns sound into the bytes of a file. */
export interface Recorder {
  /** Begins, with silence until it is given sounds; null: this browser can't. */
  start(format: RecordingFormat, listener: RecorderListener): RunningRecorder | null;
  /** The beep that tells the far end of a recording; null where the browser has no Web Audio. */
  consentTone(): ConsentTone | null;
}

export interface RecorderListener {
  /** About once a second: the file can be played up to here. */
  onBytes(bytes: Uint8Array<ArrayBuffer>, place: WritePlace): void;
  /** Nothing comes any more. */
  onFault(fault: RecordingFault): void;
}

export interface RunningRecorder {
  /** These, mixed, from now on. */
  take(sounds: readonly MediaStreamTrack[]): void;
  /** Resolves when the last bytes were given. */
  stop(): Promise<void>;
}

/** A track that is silent between its beeps. */
export interface ConsentTone {
  readonly track: MediaStreamTrack;
  beep(): void;
  stop(): void;
}
