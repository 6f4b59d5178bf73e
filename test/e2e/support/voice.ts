import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import { seeded } from '../../fakes/chance';
import { writeTone } from '../../lab/sound/tone';
import { writeWav } from '../../lab/sound/wav';
import type { Lab } from '../../lab/lab';

/** What our person says, Hz. The far phones say others. */
export const OUR_HZ = 440;

/** A minute of it as a file for `speak`. */
export async function ownVoice(lab: Lab): Promise<string> {
  const path = join(lab.runDir, `voice-${String(OUR_HZ)}.wav`);
  await mkdir(dirname(path), { recursive: true });
  writeTone(path, { hz: OUR_HZ, seconds: 60, channels: 1, sampleRate: 48_000 });
  return path;
}

const RATE = 48_000;

/** A minute of a fan's noise, −30 dBFS. */
export function fanNoise(lab: Lab): Promise<string> {
  const chance = seeded(1);
  let low = 0;
  return soundFile(lab, 'fan', () => (low += 0.05 * (2 * chance.next() - 1 - low)));
}

/** A minute of something like speech, −30 dBFS: the formants of an “a” at 120 Hz, three syllables a second. */
export function speech(lab: Lab): Promise<string> {
  const formants = [
    [700, 80],
    [1_220, 90],
    [2_600, 120],
  ].map(([hz = 0, bandwidthHz = 0]) => {
    const decay = Math.exp((-Math.PI * bandwidthHz) / RATE);
    return { decay, turn: 2 * decay * Math.cos((2 * Math.PI * hz) / RATE), last: 0, before: 0 };
  });
  let phase = 0;
  return soundFile(lab, 'speech', (seconds) => {
    phase += (120 * (1 + 0.1 * Math.sin(2 * Math.PI * 0.7 * seconds))) / RATE;
    const pulse = phase >= 1 ? 1 : 0;
    phase -= pulse;
    const syllable = Math.sqrt(Math.max(0, Math.sin(2 * Math.PI * 3 * seconds)));
    const mouth = formants.map((formant) => {
      const now = pulse + formant.turn * formant.last - formant.decay ** 2 * formant.before;
      formant.before = formant.last;
      formant.last = now;
      return now;
    });
    return syllable * mouth.reduce((sum, each) => sum + each, 0);
  });
}

/** Writes a minute of `sampleAt`, brought to −30 dBFS (RMS). */
async function soundFile(lab: Lab, name: string, sampleAt: (seconds: number) => number): Promise<string> {
  const path = join(lab.runDir, `${name}.wav`);
  await mkdir(dirname(path), { recursive: true });
  const raw = Float32Array.from({ length: 60 * RATE }, (_, at) => sampleAt(at / RATE));
  const power = raw.reduce((sum, sample) => sum + sample * sample, 0) / raw.length;
  const gain = (32_767 * 10 ** (-30 / 20)) / Math.sqrt(power);
  const samples = Int16Array.from(raw, (sample) => Math.max(-32_768, Math.min(32_767, sample * gain)));
  writeWav(path, { sampleRate: RATE, channels: 1, samples });
  return path;
}

/** Settings for measuring: voice processing would take a tone for noise. */
export const RAW_SOUND: Settings = {
  ...DEFAULT_SETTINGS,
  sound: {
    ...DEFAULT_SETTINGS.sound,
    echoCancellation: false,
    noiseSuppression: 'off',
    automaticGain: false,
  },
};

/** Puts settings where the app looks for them. @param home of the desktop */
export async function writeSettings(home: string, settings: Settings): Promise<void> {
  const folder = join(home, '.config/Offhook');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}
