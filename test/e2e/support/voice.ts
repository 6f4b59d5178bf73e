import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import { writeTone } from '../../lab/sound/tone';
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

/** Settings for measuring: voice processing would take a tone for noise. */
export const RAW_SOUND: Settings = {
  ...DEFAULT_SETTINGS,
  sound: {
    ...DEFAULT_SETTINGS.sound,
    echoCancellation: false,
    noiseSuppression: false,
    automaticGain: false,
  },
};

/** Puts settings where the app looks for them. @param home of the desktop */
export async function writeSettings(home: string, settings: Settings): Promise<void> {
  const folder = join(home, '.config/Offhook');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings));
}
