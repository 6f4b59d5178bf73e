import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import type { CallState } from '../../../shared/domain/call-machine';
import type {
  RecordingFault,
  RecordingFile,
  RecordingFiles,
  RecordingFormat,
} from '../../../shared/domain/recording-file';
import {
  canTakeOver,
  noRecording,
  recordingTransition,
  type RecordingEffect,
  type RecordingEvent,
  type RecordingState,
} from '../../../shared/domain/recording-machine';
import type { RecordingSettings } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import { FileWriter } from '../recording/file-writer';
import { CONSENT_EVERY_MS } from '../sound/tone-table';
import type { CallMedia } from '../world/media';
import type { ConsentTone, Recorder, RunningRecorder } from '../world/recording';
import type { Clock, Sounder } from '../world/world';

/** What recording needs of the phone around it. */
export interface RecordingWorld {
  readonly clock: Clock;
  readonly recorder: Recorder;
  readonly recordings: RecordingFiles;
  readonly sounder: Pick<Sounder, 'playConsent'>;
  readonly recordingSettings: () => RecordingSettings;
  /** The phone does not go away before this is done. */
  onSaving(work: Promise<unknown>): void;
}

export interface CallRecordingParts extends RecordingWorld {
  readonly callId: string;
  readonly log: Log;
  /** Who is at the other end, for the file's name. */
  party(): string;
  /** Who goes on with the file when this call ends: another call of its conference; null: nobody. */
  successor(): CallRecording | null;
  onChange(): void;
  onNotice(code: NoticeCode): void;
}

/** A recording with its file, from the first byte to the last. */
interface Run {
  readonly writer: FileWriter;
  readonly recorder: RunningRecorder;
  readonly tone: ConsentTone | null;
  /** The far end's beeps are over. */
  readonly untell: () => void;
  /** Whose file it is now. */
  readonly owner: { recording: CallRecording };
  /** ms since the epoch */
  beepedAtMs: number;
}

/** One call's recording: opens, writes and closes what its machine decides, and tells the machine what came of it. */
export class CallRecording {
  #state: RecordingState;
  #media: CallMedia | null = null;
  #file: RecordingFile | null = null;
  #format: RecordingFormat = 'webm';
  #run: Run | null = null;
  /** Of this run, or of the last: its end may still go wrong. */
  #writer: FileWriter | null = null;
  /** The one before is still being written. */
  #finishing: Promise<unknown> = Promise.resolve();
  #stopBeeps: () => void = () => undefined;

  constructor(private readonly parts: CallRecordingParts) {
    this.#state = noRecording(parts.recordingSettings().mode);
  }

  get state(): RecordingState {
    return this.#state;
  }

  /** What tells the far end of it; null: nothing does. */
  get tone(): MediaStreamTrack | null {
    return this.#run?.tone?.track ?? null;
  }

  attach(media: CallMedia): void {
    this.#media = media;
  }

  setOn(on: boolean): void {
    this.#dispatch({ type: 'switch', on });
  }

  /** Another call of the conference records what is said in this one too. */
  setCovered(on: boolean): void {
    this.#dispatch({ type: 'covered', on });
  }

  /** The settings may say something else now. */
  reconsider(): void {
    const policy = this.parts.recordingSettings().mode;
    if (policy !== this.#state.policy) this.#dispatch({ type: 'policy', policy });
  }

  /** The call itself went on, and tells of it. @param audible it is not set aside for another one */
  follow({ phase, localHold }: CallState, audible: boolean): void {
    if (phase !== 'connected' && phase !== 'ended') return;
    if (phase === 'ended') this.#handOn();
    this.#take({ type: 'held', on: localHold !== 'off' || !audible });
    this.#take({ type: 'talking', on: phase === 'connected' });
  }

  /** What goes out or comes in is another sound now. */
  onSound(): void {
    this.#run?.recorder.take(this.#sounds());
  }

  /** The others of the conference go on talking, and into the same file. */
  #handOn(): void {
    const run = this.#run;
    const successor = run && this.#state.phase === 'recording' ? this.parts.successor() : null;
    if (!run || !successor) return;
    if (!successor.#takeOver(run, this.#state)) return;
    this.#run = null;
    this.#writer = null;
    this.#take({ type: 'handed-on' });
  }

  /** Goes on with what another call has recorded so far. False: it can't. */
  #takeOver(run: Run, { file, sinceMs }: RecordingState): boolean {
    if (!canTakeOver(this.#state) || file === null || sinceMs === null) return false;
    run.untell();
    run.owner.recording = this;
    this.#writer = run.writer;
    const untell = run.tone && this.#media?.addSound(run.tone.track);
    this.#run = { ...run, untell: untell ?? (() => undefined) };
    run.recorder.take(this.#sounds());
    this.#dispatch({ type: 'taken-over', file, sinceMs });
    return true;
  }

  #onWriterFault(writer: FileWriter, fault: RecordingFault): void {
    if (this.#writer === writer) this.#dispatch({ type: 'fault', fault });
  }

  #dispatch(event: RecordingEvent): void {
    const before = this.#state;
    this.#take(event);
    if (this.#state !== before) this.parts.onChange();
  }

  #take(event: RecordingEvent): void {
    const before = this.#state.phase;
    const { state, effects } = recordingTransition(this.#state, event);
    this.#state = state;
    if (state.phase !== before) this.parts.log.info(`recording ${before} → ${state.phase}`);
    for (const effect of effects) this.#carryOut(effect);
  }

  #carryOut(effect: RecordingEffect): void {
    switch (effect.type) {
      case 'open-file':
        void this.#openFile();
        return;
      case 'discard-file':
        void this.#file?.close(false);
        this.#file = null;
        return;
      case 'start':
        this.#start();
        return;
      case 'stop':
        this.#stop();
        return;
      case 'tell':
        this.#stopBeeps();
        if (effect.on) this.#beep();
        return;
      case 'go-on-telling':
        this.#beepLater();
        return;
      case 'notice':
        this.parts.onNotice(`recording-${effect.fault}`);
    }
  }

  async #openFile(): Promise<void> {
    const { callId, clock } = this.parts;
    const { format } = this.parts.recordingSettings();
    const party = this.parts.party();
    await this.#finishing;
    const opened = await this.parts.recordings.open({ callId, party, startedAtMs: clock.nowMs(), format });
    if (opened.ok) {
      this.#file = opened.value;
      this.#format = format;
      this.#dispatch({ type: 'file', name: opened.value.name });
      return;
    }
    const { code, detail } = opened.error;
    this.parts.log.info(`no recording: ${detail}`);
    this.#dispatch(code === 'cancelled' ? { type: 'cancelled' } : { type: 'fault', fault: code });
  }

  #start(): void {
    const file = this.#file;
    this.#file = null;
    if (!file) return;
    const owner = { recording: this as CallRecording };
    const writer = new FileWriter(file, (fault) => {
      owner.recording.#onWriterFault(writer, fault);
    });
    this.#writer = writer;
    const recorder = this.parts.recorder.start(this.#format, {
      onBytes: (bytes, place) => {
        writer.write(bytes, place);
      },
      onFault: (fault) => {
        writer.fail(fault);
      },
    });
    if (!recorder) {
      void file.close(false);
      this.#take({ type: 'fault', fault: 'unsupported' });
      return;
    }
    const tone = this.parts.recordingSettings().consentTone ? this.parts.recorder.consentTone() : null;
    const untell = tone && this.#media?.addSound(tone.track);
    this.#run = { writer, recorder, tone, untell: untell ?? (() => undefined), owner, beepedAtMs: 0 };
    recorder.take(this.#sounds());
    this.#take({ type: 'started', atMs: this.parts.clock.nowMs() });
  }

  #stop(): void {
    const run = this.#run;
    this.#run = null;
    if (!run) return;
    this.#finishing = this.#finish(run);
    this.parts.onSaving(this.#finishing);
  }

  async #finish({ writer, recorder, tone, untell }: Run): Promise<void> {
    untell();
    tone?.stop();
    await recorder.stop();
    const fault = await writer.close();
    this.#dispatch(fault ? { type: 'fault', fault } : { type: 'stopped' });
  }

  #beep(): void {
    const run = this.#run;
    if (!run?.tone) return;
    run.tone.beep();
    this.parts.sounder.playConsent();
    run.beepedAtMs = this.parts.clock.nowMs();
    this.#beepLater();
  }

  #beepLater(): void {
    const { clock } = this.parts;
    const run = this.#run;
    if (!run?.tone) return;
    const sinceMs = clock.nowMs() - run.beepedAtMs;
    const inMs = Math.min(Math.max(CONSENT_EVERY_MS - sinceMs, 0), CONSENT_EVERY_MS);
    this.#stopBeeps = clock.after(inMs, () => {
      this.#beep();
    });
  }

  #sounds(): MediaStreamTrack[] {
    if (!this.#media) return [];
    return [this.#media.outgoingSound(), this.#media.farSound()].filter((track) => track !== null);
  }
}
