import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isCompleteWav } from '../sound/wav';

/** The two sides of one call, 16-bit WAV files at the codec's rate. */
export interface Recording {
  /** What the phone said. */
  readonly sentPath: string;
  /** What it heard. */
  readonly receivedPath: string;
}

/** Waits until the latest pair of dumps in a baresip folder is closed; rejects after `timeoutMs`. */
export async function lastRecording(folder: string, timeoutMs: number): Promise<Recording> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const recording = latestPair(folder);
    if (recording && isCompleteWav(recording.sentPath) && isCompleteWav(recording.receivedPath))
      return recording;
    if (performance.now() > deadline) {
      const what = recording ? 'The recording is still open' : 'There is no recording';
      throw new Error(`${what} in ${folder} after ${timeoutMs} ms; has a call been answered and ended?`);
    }
    await delay(20);
  }
}

function latestPair(folder: string): Recording | undefined {
  // dump-2026-01-31-12-00-00-dec.wav: the names sort by time
  const received = readdirSync(folder)
    .filter((name) => name.startsWith('dump-') && name.endsWith('-dec.wav'))
    .sort()
    .at(-1);
  if (received === undefined) return undefined;
  const sent = received.replace(/-dec\.wav$/, '-enc.wav');
  return { sentPath: join(folder, sent), receivedPath: join(folder, received) };
}
