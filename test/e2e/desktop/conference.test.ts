import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/shared/config/settings';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { measurePcm } from '../../lab/sound/tone';
import { isCompleteWav, readWav, type Pcm } from '../../lab/sound/wav';
import { secondsHeard, secondsOf } from '../support/decoded';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { openRtpEar, type RtpEar } from '../support/rtp-ear';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const ERIN_HZ = 700;
const CONSENT_HZ = 1_400;
const TONES = [OUR_HZ, ERIN_HZ, DAVE_HZ] as const;
/** A tone that is there has a tenth of full scale at least, one that is not less than a hundredth. */
const THERE = 0.1;
const ABSENT = 0.01;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let voice: string;
let folder: string;
let dave: LabPhone;
let erin: LabPhone;
let ear: RtpEar;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-conference' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  ear = own(await openRtpEar());
  voice = await ownVoice(lab);
  folder = join(desktop.home, 'recordings');
  await mkdir(folder);
  const recording = { ...DEFAULT_SETTINGS.recording, ask: false, folder, format: 'wav' } as const;
  await writeSettings(desktop.home, { ...RAW_SOUND, recording });
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
  erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
});

/** `440 1000`: what is to be heard in sound, from our three tones; `?` where it is between there and not. */
function heardIn(sampleRate: number, samples: Int16Array): string {
  if (samples.length < sampleRate / 2) return '';
  const { amplitudeOf } = measurePcm({ sampleRate, channels: 1, samples }, { hz: TONES });
  return TONES.map((hz) => {
    const amplitude = amplitudeOf(hz);
    if (amplitude < ABSENT) return '';
    return amplitude >= THERE ? String(hz) : `${String(hz)}?`;
  })
    .filter((tone) => tone !== '')
    .join(' ');
}

/** Waits until a phone hears these tones and none of the others. */
async function hears(far: LabPhone, ...hz: readonly number[]): Promise<void> {
  await expect
    .poll(async () => heardIn(ear.sampleRate, await ear.nextSecond(far)), {
      timeout: 20_000,
      message: `what ${far.user} hears`,
    })
    .toBe(hz.join(' '));
}

/** The finished recording whose name ends so. */
async function recorded(name: string): Promise<Pcm> {
  const files = (await readdir(folder)).filter((each) => each.endsWith(name));
  expect(files).toHaveLength(1);
  const path = join(folder, files[0] ?? 'none');
  await expect.poll(() => isCompleteWav(path)).toBe(true);
  return readWav(path);
}

const button = (name: string) => app.page.getByRole('button', { name, exact: true });
const region = () => app.page.getByRole('region', { name: 'Conference', exact: true });

describe('three in one conversation', () => {
  it('each hears both others and never itself; one alone; then the two go on without us', async () => {
    const silent = speak(desktop.pulse, voice);
    await phone.call('dave');
    await phone.state(/^Connected/);
    await hears(dave, OUR_HZ);
    await button('Record').click();
    await app.page.getByRole('timer', { name: 'Recording duration' }).waitFor();
    await phone.press('Add call');
    await phone.call('erin');
    await app.page.getByRole('region', { name: 'Call with erin' }).waitFor();
    await phone.state(/^Connected/);
    await hears(erin, OUR_HZ);
    // On hold: nothing of us.
    await hears(dave);
    await button('Record').click();
    await app.page
      .getByRole('timer', { name: 'Recording duration' })
      .filter({ hasText: /00:0[2-9]/ })
      .waitFor();

    await phone.press('Merge calls');
    await region().waitFor();
    await hears(dave, OUR_HZ, ERIN_HZ);
    await hears(erin, OUR_HZ, DAVE_HZ);
    const heard = recordOutput(desktop.pulse, 'spk');
    await expect.poll(async () => region().getByText('Speaking').count(), { timeout: 10_000 }).toBe(2);
    await heard.untilLasts(3);
    const { amplitudeOf } = await heard.stop(TONES);
    expect(TONES.map((hz) => amplitudeOf(hz) > 0.03)).toEqual([false, true, true]);

    // The recording that began first takes in everybody, and is the only one that goes on.
    await button('Record').click();
    await region()
      .getByText(/^Recording saved: .* dave\.wav$/)
      .waitFor();
    const daveAlone = await recorded(' dave.wav');
    const end = secondsOf(daveAlone);
    for (const hz of [DAVE_HZ, ERIN_HZ]) {
      expect(secondsHeard(daveAlone, hz, end - 2.5, end)).toBeGreaterThan(1.5);
    }
    const erinAlone = await recorded(' erin.wav');
    expect(secondsHeard(erinAlone, ERIN_HZ)).toBeGreaterThan(1);
    expect(secondsOf(erinAlone)).toBeLessThan(secondsOf(daveAlone) - 4);

    // Both far voices and the beep in one file; the beep at both far ends, and the file goes on when one leaves.
    const daves = ear.listen(dave);
    const erins = ear.listen(erin);
    await button('Record').click();
    const clock = region().getByRole('timer', { name: 'Recording duration' });
    await clock.filter({ hasText: /00:0[3-9]/ }).waitFor();
    for (const end of [daves, erins]) {
      const told = { sampleRate: ear.sampleRate, channels: 1, samples: end.stop() };
      // The tone lasts half a second: a second one would show.
      expect(secondsHeard(told, CONSENT_HZ)).toBeGreaterThanOrEqual(0.3);
      expect(secondsHeard(told, CONSENT_HZ)).toBeLessThan(0.8);
    }
    await button('Record').click();
    await region()
      .getByText(/^Recording saved: .* dave, erin\.wav$/)
      .waitFor();
    const taken = await recorded(' dave, erin.wav');
    for (const hz of [DAVE_HZ, ERIN_HZ]) expect(secondsHeard(taken, hz)).toBeGreaterThan(2);
    expect(secondsHeard(taken, CONSENT_HZ)).toBeGreaterThanOrEqual(0.3);

    await button('Talk alone with dave').click();
    await app.page.getByRole('region', { name: 'Call with dave' }).waitFor();
    await hears(dave, OUR_HZ);
    await hears(erin);

    await phone.press('Merge calls');
    await region().waitFor();
    await hears(dave, OUR_HZ, ERIN_HZ);
    await button('Leave').click();
    await region().waitFor({ state: 'detached' });
    await hears(dave, ERIN_HZ);
    await hears(erin, DAVE_HZ);
    await erin.hangUp();
    await dave.waitFor('CALL_CLOSED');
    await silent();
  });
});
