import { beforeAll, describe, expect, it } from 'vitest';
import { ringNotesHz } from '../../../src/renderer/engine/sound/rings/ring-pcm';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 700;
const [PULSE_HZ = 0] = ringNotesHz('pulse');
/** A ring rests for half of its 3 s. */
const LONGER_THAN_A_REST_SECONDS = 4;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let bell: number;
let earbuds: number;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-ringing-devices' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  bell = await desktop.pulse.loadSink('Desk_Bell');
  earbuds = await desktop.pulse.loadSink('Earbuds');
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  await choose('Ringing device', 'Desk_Bell');
  await choose('Ringing tone', 'Pulse');
  await choose('Speaker', 'Earbuds');
});

async function choose(name: string, option: string): Promise<void> {
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await app.page.getByRole('combobox', { name, exact: true }).selectOption({ label: option });
}

/** Resolves when `sink` plays the frequency. */
async function hear(sink: string, hz: number): Promise<void> {
  const heard = recordOutput(desktop.pulse, sink);
  await heard.untilHeard(hz, 0.3);
  await heard.stop([]);
}

async function expectSilence(sink: string): Promise<void> {
  const heard = recordOutput(desktop.pulse, sink);
  await heard.untilSilent(LONGER_THAN_A_REST_SECONDS);
  await heard.stop([]);
}

const notice = (text: RegExp) => app.page.getByRole('log').getByText(text);

describe('devices that come and go', () => {
  it('a ringing device pulled out while it rings: the next one rings, it is said, and it is back when it returns', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phone.ringing();
    await hear('Desk_Bell', PULSE_HZ);
    await expectSilence('spk');

    await desktop.pulse.unload(bell);
    await hear('spk', PULSE_HZ);
    await notice(/^Your ringing device is gone/).waitFor();

    bell = await desktop.pulse.loadSink('Desk_Bell');
    await hear('Desk_Bell', PULSE_HZ);
    await notice(/^Your ringing device is gone/).waitFor({ state: 'detached' });
    await expectSilence('spk');
    await erin.hangUp();
    await expectSilence('Desk_Bell');
    await erin.stop();
  });

  it('a speaker pulled out in a call: the far end is heard on the next one, it is said, and it is back when it returns', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
    await phone.call('dave');
    await phone.state(/^Connected/);
    await hear('Earbuds', DAVE_HZ);
    await expectSilence('spk');

    await desktop.pulse.unload(earbuds);
    await hear('spk', DAVE_HZ);
    await notice(/^Your speaker is gone/).waitFor();
    await phone.state(/^Connected/);

    earbuds = await desktop.pulse.loadSink('Earbuds');
    await hear('Earbuds', DAVE_HZ);
    await notice(/^Your speaker is gone/).waitFor({ state: 'detached' });
    await phone.state(/^Connected/);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('another choice ends the news of a lost one', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phone.ringing();
    await hear('Desk_Bell', PULSE_HZ);
    await desktop.pulse.unload(bell);
    await notice(/^Your ringing device is gone/).waitFor();
    await erin.hangUp();
    await choose('Ringing device', 'Lab_Headset');
    await notice(/^Your ringing device is gone/).waitFor({ state: 'detached' });
    expect(await app.page.getByRole('alertdialog').count()).toBe(0);
    await erin.stop();
  });
});
