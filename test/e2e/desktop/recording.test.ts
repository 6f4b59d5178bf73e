import { once } from 'node:events';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type RecordingSettings, type Settings } from '../../../src/shared/config/settings';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { readWav, type Pcm } from '../../lab/sound/wav';
import { decodeBytes, decodeIn, secondsHeard, secondsOf } from '../support/decoded';
import { startBrowserEdition } from '../support/browser-edition';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const CONSENT_HZ = 1_400;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let dave: LabPhone;
let app: RunningApp;
let phone: PhonePage;
let folder: string;
let browser: Browser;
let player: Page;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-recording' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
  folder = join(desktop.home, 'recordings');
  await mkdir(folder);
  await start({});
  await phone.signIn(lab, 'alice');
  await phone.ready();
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  player = await browser.newPage();
});

afterAll(() => browser.close());

/** Starts the app with these settings for recordings, and the accounts it had. */
async function start(part: Partial<RecordingSettings>): Promise<void> {
  const path = join(desktop.home, '.config/Offhook/settings.json');
  const before = await readFile(path, 'utf8').then(
    (text) => JSON.parse(text) as Settings,
    () => RAW_SOUND,
  );
  const recording = { ...DEFAULT_SETTINGS.recording, ask: false, folder, ...part };
  await writeSettings(desktop.home, { ...before, recording });
  app = await desktop.launch();
  phone = phonePage(app.page);
}

async function kill(): Promise<void> {
  const child = app.electron.process();
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

async function callDave(): Promise<void> {
  await phone.call('dave');
  await phone.state(/^Connected/);
}

/** Resolves when the recording's own clock says so, s below 60. */
async function recordedFor(seconds: number, page = app.page): Promise<void> {
  const [tens, ones] = [Math.floor(seconds / 10), seconds % 10].map(String);
  await page
    .getByRole('timer', { name: 'Recording duration' })
    .filter({ hasText: new RegExp(`00:(${tens ?? ''}[${ones ?? ''}-9]|[${String(Number(tens) + 1)}-9]\\d)`) })
    .waitFor({ timeout: 20_000 });
}

/** When each beep began, s from the start of the sound. */
function beepsIn(sound: Pcm): readonly number[] {
  const steps = Array.from({ length: Math.floor(secondsOf(sound) * 10) }, (_, at) => at / 10);
  const there = steps.filter((at) => secondsHeard(sound, CONSENT_HZ, at, at + 0.1) > 0);
  return there.filter((at, index) => at - (there[index - 1] ?? -1) > 0.5);
}

/** How long it was from each beep to the next, whole s. */
const pauses = (sound: Pcm): readonly number[] =>
  beepsIn(sound)
    .map((at, index, all) => Math.round(at - (all[index - 1] ?? at)))
    .slice(1);

const record = () => app.page.getByRole('button', { name: 'Record', exact: true });

/** The one file that there is more than before. */
async function newFile(before: readonly string[]): Promise<string> {
  const [name, ...others] = (await readdir(folder)).filter((each) => !before.includes(each));
  expect(others).toEqual([]);
  return join(folder, name ?? 'none');
}

describe('recording a call', () => {
  it('has both voices in the file, ours not while muted, neither on hold; both sides hear that it is being recorded, again and again', async () => {
    const silent = speak(desktop.pulse, await ownVoice(lab));
    const heard = recordOutput(desktop.pulse, 'spk');
    await callDave();
    // The microphone is open by then.
    await app.page.getByRole('timer', { name: 'Call duration' }).filter({ hasText: '00:02' }).waitFor();
    await record().click();
    expect(await record().getAttribute('aria-pressed')).toBe('true');
    await recordedFor(4);
    await phone.press('Mute');
    await recordedFor(8);
    await phone.press('Mute');
    await recordedFor(17);
    await phone.press('Hold');
    await phone.state(/^On hold/);
    await recordedFor(20);
    await phone.press('Hold');
    await phone.state(/^Connected/);
    await recordedFor(23);
    await record().click();
    await app.page.getByText(/^Recording saved: .* dave\.webm$/).waitFor();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await silent();

    const sound = await decodeIn(player, await newFile([]));
    expect(secondsOf(sound)).toBeGreaterThan(22);
    // A press takes a moment to reach the sound, so each stretch is measured well inside.
    const end = secondsOf(sound);
    expect(secondsHeard(sound, OUR_HZ, 0.5, 3.9)).toBeGreaterThan(3);
    expect(secondsHeard(sound, OUR_HZ, 6, 8)).toBe(0);
    expect(secondsHeard(sound, DAVE_HZ, 0.5, 16.5)).toBeGreaterThan(15);
    for (const hz of [OUR_HZ, DAVE_HZ]) {
      expect(secondsHeard(sound, hz, 18.5, 20)).toBe(0);
      expect(secondsHeard(sound, hz, end - 0.9, end)).toBeGreaterThan(0.5);
    }
    // At the start, 15 s later, and when the hold is over.
    await heard.stop([]);
    const { receivedPath } = await dave.recordings();
    const beeps = [sound, heard.sound()].map(pauses);
    // Their phone records until the first hold.
    const daves = pauses(readWav(receivedPath));
    process.stdout.write(
      `s between beeps: in the file ${String(beeps[0])}; here ${String(beeps[1])}; there, until the hold ${String(daves)}\n`,
    );
    for (const [first, second = 0, ...others] of beeps) {
      expect([first, others]).toEqual([15, []]);
      expect(second).toBeLessThan(10);
    }
    expect(daves.slice(0, 1)).toEqual([15]);
  });

  it('goes where the person says, and plays when the app is killed in the middle', async () => {
    const before = await readdir(folder);
    await app.page.getByRole('tab', { name: 'Settings' }).click();
    await app.page.getByRole('switch', { name: 'Ask where to save each recording' }).click();
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
    // The system's dialog can't be pressed by a test; its answer is the person's.
    await app.electron.evaluate(
      ({ dialog }, chosen) => {
        dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
      },
      join(folder, 'chosen by hand'),
    );
    await callDave();
    await record().click();
    await recordedFor(7);
    await kill();
    await dave.hangUp();
    await dave.waitFor('CALL_CLOSED');
    const path = await newFile(before);
    expect(path).toMatch(/chosen by hand\.webm$/);
    const sound = await decodeIn(player, path);
    expect(secondsOf(sound)).toBeGreaterThanOrEqual(4);
    expect(secondsHeard(sound, DAVE_HZ)).toBeGreaterThanOrEqual(4);
  });
});

describe('what an admin says', () => {
  it('always: it begins with the answer, nobody can end it, and a WAV survives as well', async () => {
    const before = await readdir(folder);
    await start({ mode: 'forced', ask: true, format: 'wav' });
    await phone.ready();
    await callDave();
    await app.page.getByText('Recording, as your organisation requires').waitFor();
    expect(await record().getAttribute('aria-disabled')).toBe('true');
    await record().click({ force: true });
    await recordedFor(5);
    await kill();
    await dave.hangUp();
    await dave.waitFor('CALL_CLOSED');
    const path = await newFile(before);
    expect(path).toMatch(/dave\.wav$/);
    expect((await readFile(path)).readUInt32LE(40)).toBeGreaterThan(2 * 48_000 * 2);
    const sound = await decodeIn(player, path);
    expect(secondsOf(sound)).toBeGreaterThanOrEqual(2);
    expect(secondsHeard(sound, DAVE_HZ)).toBeGreaterThanOrEqual(2);
  });

  it('never: there is no button', async () => {
    await start({ mode: 'forbidden' });
    await phone.ready();
    await callDave();
    await app.page.getByRole('button', { name: 'Hold', exact: true }).waitFor();
    expect(await record().count()).toBe(0);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
  });
});

describe('in a browser tab', () => {
  it('goes into the file that is picked, and is downloaded where none can be', async () => {
    const edition = own(await startBrowserEdition({ trustedCa: lab.caPath }));
    const page = await edition.open({ settings: RAW_SOUND });
    const tab = phonePage(page);
    await tab.signIn(lab, 'bob');
    await tab.ready();
    // The dialog itself is the browser's; what comes of it is a file that the page may write.
    await page.evaluate(() => {
      const picker = async (): Promise<FileSystemFileHandle> =>
        (await navigator.storage.getDirectory()).getFileHandle('picked.webm', { create: true });
      Object.assign(window, { showSaveFilePicker: picker });
    });
    await tab.call('dave');
    await tab.state(/^Connected/);
    await tab.press('Record');
    await recordedFor(3, page);
    await tab.press('Record');
    await page.getByText('Recording saved: picked.webm').waitFor();
    const picked = await page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory();
      const file = await (await folder.getFileHandle('picked.webm')).getFile();
      let text = '';
      for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
      return btoa(text);
    });
    expect(secondsHeard(await decodeBytes(player, picked), DAVE_HZ)).toBeGreaterThan(2);

    await page.evaluate(() => {
      const refused = () => Promise.reject(new DOMException('no press', 'SecurityError'));
      Object.assign(window, { showSaveFilePicker: refused });
    });
    await tab.press('Record');
    await recordedFor(3, page);
    const download = page.waitForEvent('download');
    await tab.press('Hang up');
    expect((await download).suggestedFilename()).toMatch(/ dave\.webm$/);
    expect(secondsHeard(await decodeIn(player, await (await download).path()), DAVE_HZ)).toBeGreaterThan(2);
  });
});
