import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { measureTones } from '../../lab/sound/tone';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-microphone' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

/** Pulls the only microphone out. */
async function unplug(): Promise<void> {
  await desktop.pulse.pactl('unload-module', 'module-remap-source');
}

async function plugIn(): Promise<void> {
  await desktop.pulse.pactl(
    'load-module',
    'module-remap-source',
    'source_name=mic',
    'master=micfeed.monitor',
    'source_properties=device.description=Lab_Microphone',
  );
  await desktop.pulse.pactl('set-default-source', 'mic');
}

async function hearDave(): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  await heard.untilHeard(DAVE_HZ, 1);
  await heard.stop([]);
}

describe('the microphone', () => {
  it('pulled out in a call does not end it; put back, the far end hears us again', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await hearDave();
    await unplug();
    await hearDave();
    await plugIn();
    const silent = speak(desktop.pulse, await ownVoice(lab));
    const seconds = await app.page.getByRole('timer', { name: 'Call duration' }).textContent();
    const until = new RegExp(`0:${String(Number((seconds ?? '').slice(-2)) + 12).padStart(2, '0')}`);
    await app.page
      .getByRole('timer', { name: 'Call duration' })
      .filter({ hasText: until })
      .waitFor({ timeout: 20_000 });
    await silent();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    const heardThere = measureTones((await dave.recordings()).receivedPath, { hz: [OUR_HZ] });
    expect(heardThere.secondsWithTone(OUR_HZ)).toBeGreaterThan(3);
    await dave.stop();
  });

  it('that is not there is said, and the call goes on: we still hear', async () => {
    await unplug();
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await app.page
      .getByText(/There is no microphone|The microphone was unplugged/)
      .first()
      .waitFor();
    await hearDave();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});
