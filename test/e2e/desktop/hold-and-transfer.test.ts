import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { measureTones } from '../../lab/sound/tone';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const ERIN_HZ = 700;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-transfer' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

async function hear(hz: number): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  await heard.untilHeard(hz, 1);
  await heard.stop([]);
}

async function expectSilence(): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  await heard.untilSilent(1);
  await heard.stop([]);
}

/** Resolves when the newest call of a phone has been recorded for some seconds (8 kHz, 16 bit). */
async function recorded(far: LabPhone, seconds: number): Promise<void> {
  const newest = (): number => {
    const name = readdirSync(far.folder)
      .filter((file) => file.startsWith('dump-') && file.endsWith('-dec.wav'))
      .sort()
      .at(-1);
    return name === undefined ? 0 : statSync(join(far.folder, name)).size;
  };
  await expect.poll(newest, { timeout: 20_000 }).toBeGreaterThan(seconds * 16_000);
}

/** Dave and Erin talk to each other, and to nobody else: measured in what each heard. */
async function expectDaveAndErinTalk(dave: LabPhone, erin: LabPhone): Promise<void> {
  await recorded(erin, 4);
  await erin.hangUp();
  await dave.waitFor('CALL_CLOSED');
  const heardBy = async (far: LabPhone) =>
    measureTones((await far.recordings()).receivedPath, { hz: [DAVE_HZ, ERIN_HZ] });
  expect((await heardBy(erin)).secondsWithTone(DAVE_HZ)).toBeGreaterThanOrEqual(2);
  expect((await heardBy(dave)).secondsWithTone(ERIN_HZ)).toBeGreaterThanOrEqual(2);
}

async function callDave(): Promise<LabPhone> {
  const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
  await phone.call('dave');
  await phone.state(/^Connected/);
  await hear(DAVE_HZ);
  return dave;
}

const over = (): Promise<void> => phone.state(/^Ended/);

describe('hold', () => {
  it('ours and theirs: silence while it lasts, the other one again after it, and the truth in words', async () => {
    const dave = await callDave();
    const hold = app.page.getByRole('button', { name: 'Hold', exact: true });
    await hold.click();
    await phone.state(/^On hold/);
    await expectSilence();
    await hold.click();
    await phone.state(/^Connected/);
    await hear(DAVE_HZ);

    await dave.hold();
    await phone.state(/^Held by the other side/);
    await dave.resume();
    await phone.state(/^Connected/);
    await hear(DAVE_HZ);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});

describe('transfer', () => {
  async function openDialog(to: string): Promise<void> {
    await phone.press('Transfer');
    const dialog = app.page.getByRole('dialog', { name: 'Transfer call' });
    await dialog.getByRole('combobox', { name: 'Transfer to' }).fill(to);
  }

  it('now: the other two talk, and we are out of it', async () => {
    const dave = await callDave();
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    await openDialog('erin');
    await phone.press('Transfer now');
    await erin.waitFor('CALL_ESTABLISHED');
    await over();
    await expectDaveAndErinTalk(dave, erin);
    await dave.stop();
    await erin.stop();
  });

  it('talking first: we hear whom we ask, then the other two talk', async () => {
    const dave = await callDave();
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    await openDialog('erin');
    await phone.press('Talk first');
    await erin.waitFor('CALL_ESTABLISHED');
    await hear(ERIN_HZ);
    await phone.press('Complete transfer');
    await over();
    await expectDaveAndErinTalk(dave, erin);
    await dave.stop();
    await erin.stop();
  });

  it('to nobody: we are with the first one again, and are told', async () => {
    const dave = await callDave();
    await openDialog('4711');
    await phone.press('Transfer now');
    await app.page
      .getByRole('log')
      .getByText(/^The other person did not take the call/)
      .waitFor();
    await phone.state(/^Connected/);
    await hear(DAVE_HZ);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('by the other side: we talk to whom they hand us to, by name', async () => {
    const dave = await callDave();
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ, autoAnswer: true });
    await dave.transfer('sip:erin@lab.test');
    await erin.waitFor('CALL_ESTABLISHED');
    await app.page.getByRole('region', { name: 'Call with erin' }).waitFor();
    await hear(ERIN_HZ);
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await dave.stop();
    await erin.stop();
  });
});
