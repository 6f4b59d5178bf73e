import { beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { startLab, type Lab } from '../../lab/lab';
import { violations } from '../gallery/visit';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { RAW_SOUND, writeSettings } from '../support/voice';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let dialog: Locator;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-readiness' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, { ...RAW_SOUND, sound: { ...RAW_SOUND.sound, ringVolumeRatio: 0 } });
  app = await desktop.launch();
  phone = phonePage(app.page);
  dialog = app.page.getByRole('dialog', { name: 'Will I ring?' });
  await phone.signIn(lab, 'alice');
});

function status(text: string | RegExp): Promise<void> {
  return phone.lineStatus.filter({ hasText: text }).waitFor({ timeout: 30_000 });
}

function check(title: string): Locator {
  return dialog.getByRole('listitem').filter({ hasText: title });
}

/** Sends the focus on until it is on something of that name. */
async function tabTo(name: string | RegExp): Promise<void> {
  for (let step = 0; step < 40; step += 1) {
    await app.page.keyboard.press('Tab');
    const reached = await app.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    );
    if (typeof name === 'string' ? reached === name : name.test(reached)) return;
  }
  throw new Error(`Tab does not lead to ${String(name)}`);
}

/** Keeps every text of the line status from now on. */
async function watchStatus(): Promise<() => Promise<readonly string[]>> {
  await phone.lineStatus.evaluate((element) => {
    const seen: string[] = [];
    Object.assign(window, { statusSeen: seen });
    new MutationObserver(() => seen.push(element.textContent)).observe(element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => app.page.evaluate(() => (window as unknown as { statusSeen: string[] }).statusSeen);
}

describe('what keeps it from ringing is told and mended', () => {
  it('a ring at volume 0: told on the line, in a banner and in the tray; the mend leads to the slider', async () => {
    await status('Ready, but the ring volume is at zero');
    await app.page.getByText('The ring volume is at zero.').waitFor();
    const told = 'Offhook – Ready, but the ring volume is at zero';
    await desktop.tray.until(async () => (await desktop.tray.tooltip()) === told);
    await app.page.getByRole('button', { name: 'Open sound settings' }).click();
    const heading = app.page.getByRole('heading', { name: 'Sound' });
    await heading.and(app.page.locator(':focus')).waitFor();
    const slider = app.page.getByRole('slider', { name: 'Ring volume', exact: true });
    await slider.focus();
    await app.page.keyboard.press('End');
    await status(/^Ready to ring$/);
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
  });

  it('by keyboard alone: open, read every check, check again, close; nothing for axe to find', async () => {
    await app.page.getByRole('combobox', { name: 'Name or number' }).focus();
    await app.page.keyboard.press('Shift+Tab');
    await tabTo('Ready to ring');
    await app.page.keyboard.press('Enter');
    await dialog.waitFor();
    expect(await dialog.getByRole('listitem').count()).toBe(7);
    await check('Line').filter({ hasText: 'All right' }).waitFor();
    await check('Notifications').filter({ hasText: 'All right' }).waitFor();
    await check('Tray and window').filter({ hasText: 'All right' }).waitFor();
    expect(await violations(app.page)).toEqual([]);
    lab.clearTrace();
    await tabTo('Check again');
    await app.page.keyboard.press('Enter');
    await lab.waitForTrace(({ method, status: code }) => method === 'REGISTER' && code === 200);
    await dialog.getByText(/^The server last answered at/).waitFor();
    await app.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await app.page.getByRole('button', { name: 'Ready to ring' }).and(app.page.locator(':focus')).waitFor();
  });

  it('no output at all, and one that is plugged in', async () => {
    await app.page.getByRole('button', { name: 'Ready to ring' }).click();
    await desktop.pulse.pactl('unload-module', 'module-null-sink');
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await check('Ringing device').filter({ hasText: 'There is nothing to ring on.' }).waitFor();
    await status('Ready, but there is nothing to ring on');
    await desktop.pulse.loadSink('spk');
    await dialog.getByRole('button', { name: 'Check again' }).click();
    await check('Ringing device').filter({ hasText: 'All right' }).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await status(/^Ready to ring$/);
  });

  it('do not disturb: told, and turned off from the dialog', async () => {
    await app.page.getByRole('switch', { name: 'Do not disturb' }).click();
    await status(/^Do not disturb/);
    await app.page.getByRole('button', { name: /^Do not disturb: / }).click();
    await dialog.getByRole('button', { name: 'Turn it off' }).click();
    await check('Do not disturb').filter({ hasText: 'All right' }).waitFor();
    await app.page.keyboard.press('Escape');
    await status(/^Ready to ring$/);
  });
});

describe('after sleep', () => {
  it('the line is not called ready until the gateway has answered; then it is, and a call rings', async () => {
    const seen = await watchStatus();
    lab.freeze('kamailio');
    await app.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
    await status('Connecting: checking whether the server answers');
    await status(/^Offline/);
    const untilThawed = await seen();
    lab.thaw('kamailio');
    await status(/^Ready to ring$/);
    expect(untilThawed.filter((text) => text.startsWith('Ready'))).toEqual([]);
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await phone.ringing();
    await erin.hangUp();
    await erin.stop();
  });

  it('a line whose gateway answers is ready again at once, without leaving its socket', async () => {
    const seen = await watchStatus();
    await app.electron.evaluate(({ powerMonitor }) => {
      powerMonitor.emit('suspend');
      powerMonitor.emit('resume');
    });
    await expect.poll(async () => (await seen()).at(-1), { timeout: 15_000 }).toBe('Ready to ring');
    expect((await seen()).filter((text) => text.startsWith('Offline'))).toEqual([]);
  });
});

describe('while "Will I ring?" is open', () => {
  it('a call that comes in takes its place', async () => {
    await app.page.getByRole('button', { name: 'Ready to ring' }).click();
    await dialog.waitFor();
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    const ringing = await phone.ringing();
    await dialog.waitFor({ state: 'hidden' });
    await ringing.getByRole('button', { name: 'Decline' }).click();
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });
});
