import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { focusedWindow, startOtherProgram, xdotool, type OtherProgram } from '../support/other-program';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let other: OtherProgram;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-shortcuts' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await writeSettings(desktop.home, {
    ...RAW_SOUND,
    shortcuts: { answer: 'CommandOrControl+Shift+A', hangUp: 'Alt+Shift+H', mute: null, show: 'F9' },
  });
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  other = own(await startOtherProgram(desktop.env, { fullScreen: false }));
});

/** A real key press, wherever the focus is. */
const press = (keys: string) => xdotool(desktop.env, 'key', keys);
const focusOther = () =>
  xdotool(desktop.env, 'windowactivate', '--sync', String(other.windowId)).then(() => undefined);
const shortcut = (action: string, keys: string) =>
  app.page.getByRole('button', { name: `Keys for ${action}: ${keys}`, exact: true });

/** Closes the window as a person does. */
const closeMain = () =>
  app.electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.webContents.getURL().endsWith('/index.html')) window.close();
    }
  });
const mainShown = () =>
  app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .filter((window) => window.webContents.getURL().endsWith('/index.html'))
      .map((window) => ({ visible: window.isVisible(), focused: window.isFocused() })),
  );

/** By Tab alone, from wherever the focus is. */
async function tabTo(name: string): Promise<void> {
  const wanted = app.page.getByRole('button', { name, exact: true });
  for (let step = 0; step < 120; step += 1) {
    if (await wanted.evaluate((button) => button === document.activeElement)) return;
    await app.page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

describe('keys are recorded by keyboard alone', () => {
  it('the settings are there at a key', async () => {
    await press('F9');
    await expect.poll(() => focusedWindow(desktop.env)).not.toBe(other.windowId);
    await app.page.getByRole('tab', { name: 'Settings' }).focus();
    await app.page.keyboard.press('Enter');
    await app.page.getByRole('region', { name: 'Shortcuts' }).waitFor();
  });

  it('what our own keys do is not done, but said', async () => {
    await tabTo('Keys for Mute: none');
    await app.page.keyboard.press('Enter');
    await shortcut('Mute', 'Press keys…').waitFor();
    await press('ctrl+shift+a');
    await app.page.getByText('Ctrl+Shift+A is already used for “Answer”. Press other keys.').waitFor();
  });

  it('a letter alone is refused', async () => {
    await press('m');
    await app.page.getByText(/^This key is needed for typing/).waitFor();
  });

  it('keys that are free are kept', async () => {
    await press('ctrl+alt+m');
    await shortcut('Mute', 'Ctrl+Alt+M').waitFor();
  });

  it('keys that the window manager has are taken, and Backspace removes them', async () => {
    await tabTo('Keys for Hang up or decline: Alt+Shift+H');
    await app.page.keyboard.press('Enter');
    // Alt+F4 as X sends it would never come here: openbox has it.
    await app.page.keyboard.press('Alt+F4');
    await shortcut('Hang up or decline', 'Alt+F4').waitFor();
    const problem = app.page.getByText('Another program has these keys. Choose others, or free them there.');
    await problem.waitFor();
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('Backspace');
    await shortcut('Hang up or decline', 'none').waitFor();
    await problem.waitFor({ state: 'detached' });
    await app.page.keyboard.press('Enter');
    await press('alt+shift+h');
    await shortcut('Hang up or decline', 'Alt+Shift+H').waitFor();
  });

  it('Escape keeps the old ones', async () => {
    await app.page.keyboard.press('Enter');
    await shortcut('Hang up or decline', 'Press keys…').waitFor();
    await press('Escape');
    await shortcut('Hang up or decline', 'Alt+Shift+H').waitFor();
  });
});

it('answers and hangs up while the window is closed and another program has the focus', async () => {
  await closeMain();
  const erin = await lab.phone('erin');
  await focusOther();
  await erin.dial('alice');
  await phone.ringing();
  // The keys ask main, which tells of the call once it knows of it.
  await desktop.notifications.nextOpen();
  expect(await focusedWindow(desktop.env)).toBe(other.windowId);
  await press('ctrl+shift+a');
  await erin.waitFor('CALL_ESTABLISHED');
  await focusOther();
  await press('alt+shift+h');
  await erin.waitFor('CALL_CLOSED');
  await erin.stop();
});

it('mutes and unmutes from another program, and the far end hears it', async () => {
  const voice = await ownVoice(lab);
  const dave = await lab.phone('dave', { toneHz: 1_000, echo: true, autoAnswer: true });
  const silent = speak(desktop.pulse, voice);
  await phone.page.getByRole('tab', { name: 'Keypad' }).click();
  await phone.call('dave');
  await phone.state(/^Connected/);
  const before = recordOutput(desktop.pulse, 'spk');
  await before.untilHeard(OUR_HZ, 1);
  await before.stop([]);
  await focusOther();
  await press('ctrl+alt+m');
  const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
  await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('true');
  const muted = recordOutput(desktop.pulse, 'spk');
  await muted.untilSilent(1);
  await muted.stop([]);
  await press('ctrl+alt+m');
  await expect.poll(() => mute.getAttribute('aria-pressed')).toBe('false');
  const after = recordOutput(desktop.pulse, 'spk');
  await after.untilHeard(OUR_HZ, 1);
  await after.stop([]);
  await silent();
  expect(await focusedWindow(desktop.env)).toBe(other.windowId);
  // Not by the key: held on into the next call it would count as one press.
  await dave.hangUp();
  await phone.state(/^Ended/);
  await dave.stop();
});

it('turns a call away while there is no other', async () => {
  const erin = await lab.phone('erin');
  await focusOther();
  await erin.dial('alice');
  await phone.ringing();
  await desktop.notifications.nextOpen();
  await press('alt+shift+h');
  expect(JSON.stringify(await erin.waitFor('CALL_CLOSED'))).toMatch(/603|Decline/);
  await erin.stop();
});

it('brings the window to the front, out of the tray', async () => {
  await closeMain();
  await focusOther();
  expect(await mainShown()).toEqual([{ visible: false, focused: false }]);
  await press('F9');
  await expect.poll(mainShown).toEqual([{ visible: true, focused: true }]);
});

it('keys that are removed belong to the other program again', async () => {
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await app.page.getByRole('button', { name: 'Remove the keys for Show Offhook' }).click();
  await shortcut('Show Offhook', 'none').waitFor();
  await focusOther();
  await press('F9');
  await other.gotKey('F9');
});

it('on Wayland nothing is promised: the commands to bind stand in their place', async () => {
  await app.quit();
  const wayland = own(await startDesktop({ env: { XDG_SESSION_TYPE: 'wayland' } }));
  await writeSettings(wayland.home, { ...RAW_SOUND, demo: true });
  const there = await wayland.launch();
  await there.page.getByRole('tab', { name: 'Settings' }).click();
  const section = there.page.getByRole('region', { name: 'Shortcuts' });
  await section.getByText('offhook hangup').waitFor();
  expect(await section.getByRole('button').count()).toBe(0);
});
