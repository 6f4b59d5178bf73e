import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';
import { wearHeadset, type HeadsetInPage } from '../support/worn-headset';

const ERIN_HZ = 700;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let headset: HeadsetInPage;
let voice: string;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-headset' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

/** Resolves when a second of it came out of our speaker. */
async function hear(hz: number): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  await heard.untilHeard(hz, 1);
  await heard.stop([]);
}

it('with the system’s own devices: there is no headset here, and Electron’s answer is told', async () => {
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  const status = app.page.getByRole('status', { name: 'Headset buttons' });
  await status.filter({ hasText: 'connect it once' }).waitFor();
  await app.page.getByRole('button', { name: 'Connect headset' }).click();
  await status.filter({ hasText: 'No headset was found' }).waitFor();
});

describe('a headset’s buttons and lamps, in real Electron', () => {
  beforeAll(async () => {
    headset = await wearHeadset(app.page);
    await phone.ready();
  });

  it('rings, answers; pulled out the call goes on and is told, put back it shines again and hangs up', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
    await erin.dial('alice');
    await phone.ringing();
    await headset.shows('ring', true);
    await headset.press('hook');
    await erin.waitFor('CALL_ESTABLISHED');
    await headset.shows('offHook', true);
    await headset.shows('ring', false);
    await hear(ERIN_HZ);

    await headset.unplug();
    const lost = app.page.getByText('Your headset’s buttons are gone.');
    await lost.waitFor();
    await hear(ERIN_HZ);
    await phone.state(/^Connected/);
    await headset.plug();
    await headset.shows('offHook', true);
    await lost.waitFor({ state: 'detached' });

    await headset.press('hook');
    await erin.waitFor('CALL_CLOSED');
    await headset.shows('offHook', false);
    await erin.stop();
  });

  it('mutes what the far end hears, agrees with the screen; flash holds and resumes', async () => {
    // It sends back what it hears: what comes out here is what it heard of us.
    const dave = await lab.phone('dave', { echo: true, autoAnswer: true });
    const silent = speak(desktop.pulse, voice);
    await phone.call('dave');
    await phone.state(/^Connected/);
    await hear(OUR_HZ);
    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    await headset.press('mute');
    await headset.shows('mute', true);
    await app.page.locator('[aria-pressed="true"]', { hasText: 'Mute' }).waitFor();
    const muted = recordOutput(desktop.pulse, 'spk');
    await muted.untilSilent(1);
    await muted.stop([]);
    await mute.click();
    await headset.shows('mute', false);
    await hear(OUR_HZ);
    expect(await mute.getAttribute('aria-pressed')).toBe('false');
    await silent();

    await headset.press('flash');
    await phone.state(/^On hold/);
    await headset.shows('hold', true);
    await headset.press('flash');
    await phone.state(/^Connected/);
    await headset.shows('hold', false);
    await headset.press('hook');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('settings name the headset, and offer to connect one when it is gone', async () => {
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    const status = app.page.getByRole('status', { name: 'Headset buttons' });
    await status.filter({ hasText: 'Hook and mute as states' }).waitFor();
    await headset.unplug();
    await status.filter({ hasText: 'connect it once' }).waitFor();
    await app.page.getByRole('button', { name: 'Connect headset' }).waitFor();
  });
});
