import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';
import { wearHeadset, type HeadsetInPage } from '../support/worn-headset';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let headset: HeadsetInPage;
let voice: string;

beforeAll(async () => {
  lab = own(await startLab({ portBase: 26_000, name: 'e2e-headset' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  headset = await wearHeadset(app.page);
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

/** The far end sends back what it hears: what comes out here is what it heard of us. */
async function farEndHears(us: boolean): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  await (us ? heard.untilHeard(OUR_HZ, 1) : heard.untilSilent(1));
  await heard.stop([]);
}

describe('a headset’s buttons and lamps, in real Electron', () => {
  it('ring, answer, mute both ways, pulled out and put back, hang up', async () => {
    const erin = await lab.phone('erin', { echo: true });
    await erin.dial('alice');
    await phone.ringing();
    await headset.shows('ring', true);
    await headset.press('hook');
    await erin.waitFor('CALL_ESTABLISHED');
    await phone.state(/^Connected/);
    await headset.shows('offHook', true);
    await headset.shows('ring', false);
    const silent = speak(desktop.pulse, voice);
    await farEndHears(true);

    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    await headset.press('mute');
    await headset.shows('mute', true);
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    await farEndHears(false);
    await mute.click();
    await headset.shows('mute', false);
    await farEndHears(true);
    expect(await mute.getAttribute('aria-pressed')).toBe('false');

    await headset.unplug();
    const lost = app.page.getByText('Your headset’s buttons are gone.');
    await lost.waitFor();
    await farEndHears(true);
    await headset.plug();
    await headset.shows('offHook', true);
    await lost.waitFor({ state: 'detached' });
    await silent();

    await headset.press('hook');
    await erin.waitFor('CALL_CLOSED');
    await headset.shows('offHook', false);
    await erin.stop();
  });

  it('flash holds and resumes', async () => {
    const dave = await lab.phone('dave', { autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
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

  it('settings name the headset; without one they offer to connect one, and the system’s answer is told', async () => {
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    const status = app.page.getByRole('status', { name: 'Headset buttons' });
    await status.filter({ hasText: 'Hook and mute as states' }).waitFor();
    await headset.unplug();
    await app.page.getByRole('button', { name: 'Connect headset' }).click();
    await status.filter({ hasText: 'No headset was found' }).waitFor();
  });
});
