import { beforeEach, expect, it } from 'vitest';
import {
  webmEncoder,
  type MediaRecorderClass,
} from '../../../../../src/renderer/engine/recording/webm-encoder';

class FakeMediaRecorder extends EventTarget {
  static supported = true;
  static last: FakeMediaRecorder | null = null;
  static isTypeSupported(): boolean {
    return FakeMediaRecorder.supported;
  }
  state: RecordingState = 'inactive';
  pieceMs = 0;

  constructor(
    readonly stream: MediaStream,
    readonly options: MediaRecorderOptions,
  ) {
    super();
    FakeMediaRecorder.last = this;
  }

  start(pieceMs: number): void {
    this.pieceMs = pieceMs;
    this.state = 'recording';
  }

  give(text: string): void {
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([text]) }));
  }

  stop(): void {
    this.state = 'inactive';
    this.give('last');
    this.dispatchEvent(new Event('stop'));
  }
}

const STREAM = { id: 'mix' } as MediaStream;
let given: string[];
let faults: string[];

beforeEach(() => {
  FakeMediaRecorder.supported = true;
  given = [];
  faults = [];
});

const made = (type: MediaRecorderClass | null = FakeMediaRecorder as unknown as MediaRecorderClass) =>
  webmEncoder(type, STREAM, {
    onBytes: (bytes, place) => given.push(`${place} ${new TextDecoder().decode(bytes)}`),
    onFault: (fault) => faults.push(fault),
  });

it('gives a piece each second, in order, and the last one before it has stopped', async () => {
  const encoder = made();
  const { last } = FakeMediaRecorder;
  expect([last?.pieceMs, last?.options.mimeType]).toEqual([1_000, 'audio/webm;codecs=opus']);
  last?.give('one');
  last?.give('');
  last?.give('two');
  await encoder?.stop();
  expect(given).toEqual(['end one', 'end two', 'end last']);
});

it('ends also where the browser has ended it already, which is a fault', async () => {
  const encoder = made();
  FakeMediaRecorder.last?.dispatchEvent(new Event('error'));
  FakeMediaRecorder.last?.stop();
  await encoder?.stop();
  expect([faults, given]).toEqual([['failed'], ['end last']]);
});

it('is none where the browser can’t', () => {
  expect(made(null)).toBeNull();
  FakeMediaRecorder.supported = false;
  expect(made()).toBeNull();
});
