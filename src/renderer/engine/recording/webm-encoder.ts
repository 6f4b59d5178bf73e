import type { RecorderListener } from '../world/recording';

/** Each piece ends where a player may stop: what a crash takes, ms. */
const PIECE_MS = 1_000;
/** Enough for wideband speech, bit/s; 22 MB an hour. */
const BITS_PER_SECOND = 48_000;
const TYPE = 'audio/webm;codecs=opus';

export interface Encoder {
  /** Resolves when the last bytes were given. */
  stop(): Promise<void>;
}

/** The part of `MediaRecorder` that is used. */
export type MediaRecorderClass = Pick<typeof MediaRecorder, 'isTypeSupported'> & {
  new (stream: MediaStream, options: MediaRecorderOptions): MediaRecorder;
};

/**
 * WebM with Opus as it is made for live streams: no length in its header, clusters that stand for themselves, so that a file that
 * ends in the middle plays to there. Null where the browser can't.
 */
export function webmEncoder(
  recorderClass: MediaRecorderClass | null,
  stream: MediaStream,
  { onBytes, onFault }: RecorderListener,
): Encoder | null {
  if (!recorderClass?.isTypeSupported(TYPE)) return null;
  const recorder = new recorderClass(stream, { mimeType: TYPE, audioBitsPerSecond: BITS_PER_SECOND });
  let last: Promise<void> = Promise.resolve();
  const stopped = new Promise<void>((resolve) => {
    recorder.addEventListener('stop', () => {
      resolve();
    });
  });
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    const bytes = data.arrayBuffer();
    last = last.then(async () => {
      onBytes(new Uint8Array(await bytes), 'end');
    });
  });
  recorder.addEventListener('error', () => {
    onFault('failed');
  });
  recorder.start(PIECE_MS);
  return {
    stop: async () => {
      if (recorder.state !== 'inactive') recorder.stop();
      await stopped;
      await last;
    },
  };
}
