import { join } from 'node:path';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startBrowserEdition, type BrowserEdition } from '../support/browser-edition';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { madeDevices, seesFar, type Colour } from '../support/made-camera';
import { xdotool } from '../support/other-program';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const RED: Colour = [220, 40, 40];
const BLUE: Colour = [40, 60, 210];
const GREEN: Colour = [30, 170, 60];
const GREY: Colour = [150, 150, 150];
const ORANGE: Colour = [240, 140, 20];
const DAVE_HZ = 1_000;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let browser: BrowserEdition;
let app: RunningApp;
let alice: PhonePage;
let bob: PhonePage;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-video', relayAll: true }));
  [desktop, browser] = await Promise.all([
    startDesktop({ trustedCa: lab.caPath }).then(own),
    startBrowserEdition({ trustedCa: lab.caPath }).then(own),
  ]);
  const voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch(...(await madeDevices(join(lab.runDir, 'alice.y4m'), [RED, BLUE], voice)));
  const tab = await browser.open({
    settings: RAW_SOUND,
    switches: await madeDevices(join(lab.runDir, 'bob.y4m'), [GREEN, GREY], voice),
  });
  [alice, bob] = [phonePage(app.page), phonePage(tab)];
  await alice.signIn(lab, 'alice');
  await bob.signIn(lab, 'bob');
  await Promise.all([alice.ready(), bob.ready()]);
});

const toggle = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const note = (page: Page, text: string) =>
  page.getByRole('group', { name: 'Pictures' }).getByRole('status').filter({ hasText: text }).waitFor();

/** Bob's speaker plays a second of Alice from now on. */
async function stillHeard(): Promise<void> {
  const heard = recordOutput(browser.pulse, 'spk');
  await heard.untilHeard(OUR_HZ, 1);
  await heard.stop([]);
}

async function talking(how: 'Call' | 'Video call', answer: 'Answer' | 'Answer with video'): Promise<void> {
  await alice.page.getByRole('combobox', { name: 'Name or number' }).fill('bob');
  await alice.press(how);
  await (await bob.ringing()).getByRole('button', { name: answer, exact: true }).click();
  await Promise.all([alice.state(/^Connected/), bob.state(/^Connected/)]);
}

async function fillsTheScreen(full: boolean): Promise<void> {
  await expect.poll(() => alice.page.evaluate(() => document.fullscreenElement !== null)).toBe(full);
  await expect
    .poll(() =>
      app.electron.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().some((window) => window.isFullScreen()),
      ),
    )
    .toBe(full);
}

async function over(): Promise<void> {
  await alice.press('Hang up');
  await bob.state(/^Ended/);
  await bob.page.getByRole('list', { name: 'Calls' }).waitFor({ state: 'detached' });
  await alice.page.getByRole('list', { name: 'Calls' }).waitFor({ state: 'detached' });
}

describe('two of our phones', () => {
  it('the camera goes on, off and on again in a call, and the sound goes on all the while', async () => {
    await talking('Call', 'Answer');
    expect(await bob.page.locator('video').count()).toBe(0);
    await stillHeard();
    await toggle(alice.page, 'Camera').click();
    await seesFar(bob.page, [RED, BLUE]);
    await stillHeard();
    expect(await toggle(bob.page, 'Camera').getAttribute('aria-pressed')).toBe('false');
    await note(bob.page, 'Your camera is off: they don’t see you.');
    await toggle(bob.page, 'Camera').click();
    await seesFar(alice.page, [GREEN, GREY]);
    await toggle(alice.page, 'Camera').click();
    await note(bob.page, 'Their camera is off.');
    await stillHeard();
    expect(await bob.page.locator('.video__far').count()).toBe(0);
    await toggle(alice.page, 'Camera').click();
    await seesFar(bob.page, [RED, BLUE]);
    await stillHeard();
    await over();
  });

  it('a video call that is refused with its picture goes out again with sound alone', async () => {
    await alice.page.getByRole('combobox', { name: 'Name or number' }).fill('sound-bob');
    await alice.press('Video call');
    await (await bob.ringing()).getByRole('button', { name: 'Answer', exact: true }).click();
    await Promise.all([alice.state(/^Connected/), bob.state(/^Connected/)]);
    await alice.page
      .getByRole('log')
      .getByText(/^The other side takes no picture in this call/)
      .waitFor();
    await stillHeard();
    await over();
  });

  it('a video call answered with video shows both at once; hold puts both pictures out', async () => {
    await talking('Video call', 'Answer with video');
    await Promise.all([seesFar(bob.page, [RED, BLUE]), seesFar(alice.page, [GREEN, GREY])]);
    await alice.press('Full screen');
    await fillsTheScreen(true);
    await seesFar(alice.page, [GREEN, GREY]);
    await xdotool(desktop.env, 'key', 'Escape');
    await fillsTheScreen(false);
    await alice.press('Hold');
    await alice.state(/^On hold/);
    await note(bob.page, 'Your camera is off while the call is on hold.');
    expect(await app.page.locator('video').count()).toBe(0);
    await alice.press('Hold');
    await Promise.all([seesFar(bob.page, [RED, BLUE]), seesFar(alice.page, [GREEN, GREY])]);
    await over();
  });

  it('a window is shown to the far end, stopped from the call bar and by its keys, and ends when it closes', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      new BrowserWindow({
        width: 500,
        height: 300,
        backgroundColor: '#f08c14',
        title: 'Known colour',
      }).show();
    });
    await talking('Call', 'Answer');
    const share = async () => {
      await toggle(alice.page, 'Share screen').click();
      const picker = alice.page.getByRole('dialog', { name: /^Share with bob/i });
      await picker.getByRole('tab', { name: 'Windows' }).click();
      await picker.getByRole('radio', { name: 'Known colour' }).check({ force: true });
      await picker.getByRole('button', { name: 'Share', exact: true }).click();
      await seesFar(bob.page, [ORANGE, ORANGE]);
    };
    await share();
    await alice.page.getByRole('region', { name: 'Sharing' }).waitFor();
    const bar = app.electron.windows().find((page) => page.url().includes('call-bar'));
    await bar?.getByText('You are sharing your screen').waitFor();
    await bar?.getByRole('button', { name: 'Stop sharing' }).click();
    await bob.page.locator('.video__far').waitFor({ state: 'detached' });
    await share();
    await alice.page.keyboard.press('Control+Shift+X');
    await bob.page.locator('.video__far').waitFor({ state: 'detached' });
    await alice.page.getByRole('region', { name: 'Sharing' }).waitFor({ state: 'detached' });
    await share();
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()
        .find((window) => window.getTitle() === 'Known colour')
        ?.destroy();
    });
    await alice.page.getByRole('region', { name: 'Sharing' }).waitFor({ state: 'detached' });
    await bob.page.locator('.video__far').waitFor({ state: 'detached' });
    await over();
  });
});

describe('a phone with sound alone', () => {
  it('takes the video call, and we are told that it goes on with sound', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await alice.page.getByRole('combobox', { name: 'Name or number' }).fill('dave');
    await alice.press('Video call');
    await alice.state(/^Connected/);
    await alice.page.getByText('The other side takes no picture in this call.').waitFor();
    expect(await toggle(alice.page, 'Camera').getAttribute('aria-pressed')).toBe('false');
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilHeard(DAVE_HZ, 1);
    await toggle(alice.page, 'Camera').click();
    await alice.page.getByText('The other side takes no picture in this call.').waitFor();
    await heard.untilHeard(DAVE_HZ, 2);
    await heard.stop([]);
    await alice.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});
