import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { expectHeardUs, talk } from '../support/conversation';
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
let voice: string;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-desktop' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

describe('a real call in real Electron', () => {
  it('we call a SIP phone: each hears the other and not itself, and we hang up', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await talk(app.page, desktop.pulse, voice, DAVE_HZ);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await expectHeardUs(dave, DAVE_HZ);
    await dave.stop();
  });

  it('a caller who gives up leaves a missed call', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await desktop.notifications.nextOpen();
    await erin.hangUp();
    await desktop.notifications.allClosed();
    await phone.page
      .getByRole('tab', { name: /^Recents/ })
      .filter({ hasText: '1' })
      .waitFor();
    await erin.stop();
  });

  it('the small window shows the call without taking the focus, and answers it', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.show();
    });
    const erin = await lab.phone('erin');
    const opened = app.electron.waitForEvent('window');
    await erin.dial('alice');
    const small = await opened;
    await small.getByRole('alertdialog', { name: /^Incoming call from erin/ }).waitFor();
    const focused = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter((window) => window.webContents.getURL().includes('incoming.html'))
        .map((window) => [window.isVisible(), window.isFocused(), window.isAlwaysOnTop()]),
    );
    expect(focused).toEqual([[true, false, true]]);
    const closed = small.waitForEvent('close');
    await small.getByRole('button', { name: 'Answer' }).click();
    await erin.waitFor('CALL_ESTABLISHED');
    await closed;
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
  });

  it('mute tells the truth: the far end hears nothing, and us again when it is off', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, echo: true, autoAnswer: true });
    const silent = speak(desktop.pulse, voice);
    await phone.call('dave');
    await phone.state(/^Connected/);
    const before = recordOutput(desktop.pulse, 'spk');
    await before.untilHeard(OUR_HZ, 1);
    await before.stop([]);
    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    await mute.click();
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    const muted = recordOutput(desktop.pulse, 'spk');
    await muted.untilSilent(1);
    await muted.stop([]);
    await mute.click();
    const after = recordOutput(desktop.pulse, 'spk');
    await after.untilHeard(OUR_HZ, 1);
    await after.stop([]);
    await silent();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});
