import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { measurePcm } from '../../lab/sound/tone';
import type { Pcm } from '../../lab/sound/wav';

const RATE = 16_000;
/** Softer than the recording's own beep (0.1), louder than what a codec adds. */
const HEARD_RATIO = 0.03;
const STEP_SECONDS = 0.1;

/** What a player hears of a sound file. */
export async function decodeIn(page: Page, path: string): Promise<Pcm> {
  return decodeBytes(page, (await readFile(path)).toString('base64'));
}

/** Decoded by a browser's page, as 16 kHz mono. Rejects when it can't be played. @param file in Base64 */
export async function decodeBytes(page: Page, file: string): Promise<Pcm> {
  const samples = await page.evaluate(
    async ({ encoded, rate }) => {
      const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
      const sound = await new OfflineAudioContext(1, 1, rate).decodeAudioData(bytes.buffer);
      const pcm = Int16Array.from(
        sound.getChannelData(0),
        (sample) => Math.max(-1, Math.min(1, sample)) * 32_767,
      );
      let text = '';
      for (const byte of new Uint8Array(pcm.buffer)) text += String.fromCharCode(byte);
      return btoa(text);
    },
    { encoded: file, rate: RATE },
  );
  const bytes = Buffer.from(samples, 'base64');
  return {
    sampleRate: RATE,
    channels: 1,
    samples: new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
  };
}

/** For how long a frequency is heard, whatever else sounds with it, s. @param from @param to s from the start of the sound */
export function secondsHeard(
  { samples, sampleRate, channels }: Pcm,
  hz: number,
  from = 0,
  to = Infinity,
): number {
  const step = Math.round(STEP_SECONDS * sampleRate) * channels;
  const last = Math.min(samples.length, to * sampleRate * channels);
  let steps = 0;
  for (let start = Math.round(from * sampleRate) * channels; start + step <= last; start += step) {
    const part: Pcm = { sampleRate, channels, samples: samples.slice(start, start + step) };
    if (measurePcm(part, { hz: [hz] }).amplitudeOf(hz) > HEARD_RATIO) steps += 1;
  }
  return Math.round(steps * STEP_SECONDS * 10) / 10;
}

export function secondsOf({ samples, sampleRate, channels }: Pcm): number {
  return samples.length / sampleRate / channels;
}
