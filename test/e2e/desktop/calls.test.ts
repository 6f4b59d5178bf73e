import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { measureTones } from '../../lab/sound/tone';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const ERIN_HZ = 700;
const TALK_SECONDS = 10;

let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let voice: string;

beforeAll(async () => {
  lab = await startLab({ portBase: 34_000, name: 'e2e-desktop' });
  desktop = await startDesktop({ trustedCa: lab.caPath });
  voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

afterAll(async () => {
  await app.quit();
  await desktop.stop();
  await lab.stop();
});

/** Talks until the person at our phone has heard the other side for that long; both directions are then recorded. */
async function talk(farHz: number): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  const silent = speak(desktop.pulse, voice);
  await app.page.getByRole('timer', { name: 'Call duration' }).filter({ hasText: /0:1[2-9]/ }).waitFor({ timeout: 20_000 });
  await silent();
  const ours = await heard.stop([farHz, OUR_HZ]);
  expect(ours.secondsWithTone(farHz)).toBeGreaterThanOrEqual(TALK_SECONDS);
  expect(ours.secondsWithTone(OUR_HZ)).toBe(0);
}

async function farSideHeardUs(path: string, farHz: number): Promise<void> {
  const theirs = measureTones(path, { hz: [OUR_HZ, farHz] });
  expect(theirs.secondsWithTone(OUR_HZ)).toBeGreaterThanOrEqual(TALK_SECONDS);
  expect(theirs.secondsWithTone(farHz)).toBe(0);
  await Promise.resolve();
}

describe('a real call in real Electron', () => {
  it('we call a SIP phone: each hears the other and not itself, and we hang up', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await talk(DAVE_HZ);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await farSideHeardUs((await dave.recordings()).receivedPath, DAVE_HZ);
    await dave.stop();
  });

  it('closed to the tray: answered from the notification, each hears the other, they hang up', async () => {
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.close();
    });
    const visible = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    expect(visible).toBe(false);

    const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
    await erin.dial('alice');
    const notice = await desktop.notifications.nextOpen();
    expect(notice.actions.map(({ key }) => key)).toEqual(expect.arrayContaining(['answer', 'decline']));
    expect(`${notice.summary} ${notice.body}`).toContain('erin');
    desktop.notifications.press(notice.id, 'answer');
    await erin.waitFor('CALL_ESTABLISHED');
    await talk(ERIN_HZ);
    await erin.hangUp();
    await phone.state(/^Ended/);
    await farSideHeardUs((await erin.recordings()).receivedPath, ERIN_HZ);
    await erin.stop();
  });

  it('Decline in the notification refuses the call', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    const notice = await desktop.notifications.nextOpen();
    desktop.notifications.press(notice.id, 'decline');
    const closed = await erin.waitFor('CALL_CLOSED');
    expect(JSON.stringify(closed)).toMatch(/603|Decline/);
    await desktop.notifications.allClosed();
    await erin.stop();
  });

  it('a caller who gives up takes the notification away and leaves a missed call', async () => {
    const erin = await lab.phone('erin');
    await erin.dial('alice');
    await desktop.notifications.nextOpen();
    await erin.hangUp();
    await desktop.notifications.allClosed();
    await phone.page.getByRole('tab', { name: /^Recents/ }).filter({ hasText: '1' }).waitFor();
    await erin.stop();
  });
});
