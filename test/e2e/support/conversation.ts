import { expect } from 'vitest';
import type { Page } from 'playwright';
import { measureTones } from '../../lab/sound/tone';
import type { LabPhone } from '../../lab/phones/baresip';
import type { Pulse } from '../../lab/sound/pulse';
import { recordOutput, speak } from './recorder';
import { OUR_HZ } from './voice';

const TALK_SECONDS = 10;
/**
 * Amplitude; voices have 0.5, so that an echo 28 dB below is found. Measured by its energy over all of the sound: beside the other
 * voice an echo never holds most of a moment, and in a gap of that one a click may.
 */
export const LEAST_ECHO = 0.02;

/** A busy machine drops moments of sound on the way; the call lasts until there was enough of it. */
const SPARE_SECONDS = 1;

/**
 * Talks in the call that is shown for 12 s by its timer or longer, and hears: ten seconds of the other side, nothing of ourselves.
 * @param farHz what the other side says
 */
export async function talk(page: Page, pulse: Pulse, voicePath: string, farHz: number): Promise<void> {
  const heard = recordOutput(pulse, 'spk');
  const silent = speak(pulse, voicePath);
  const timer = page.getByRole('timer', { name: 'Call duration' });
  await timer.filter({ hasText: /0:1[2-9]/ }).waitFor({ timeout: 20_000 });
  await heard.untilHeard(farHz, TALK_SECONDS + SPARE_SECONDS);
  await silent();
  const ours = await heard.stop([farHz, OUR_HZ]);
  expect(ours.secondsWithTone(farHz)).toBeGreaterThanOrEqual(TALK_SECONDS);
  expect(ours.amplitudeOf(OUR_HZ)).toBeLessThan(LEAST_ECHO);
}

/** What the other side recorded of an ended call: ten seconds of us, nothing of itself. */
export async function expectHeardUs(far: LabPhone, farHz: number): Promise<void> {
  const { receivedPath } = await far.recordings();
  const theirs = measureTones(receivedPath, { hz: [OUR_HZ, farHz] });
  expect(theirs.secondsWithTone(OUR_HZ)).toBeGreaterThanOrEqual(TALK_SECONDS);
  expect(theirs.amplitudeOf(farHz)).toBeLessThan(LEAST_ECHO);
}
