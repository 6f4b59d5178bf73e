import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Settings, SoundCodec } from '../../../src/shared/config/settings';
import type { TraceEntry } from '../../lab/gateway/trace';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { measureTones } from '../../lab/sound/tone';
import {
  noiseFloor,
  openTrack,
  sentProcessing,
  sentSound,
  untilProcessing,
  watchConnections,
  type NoiseFloor,
} from '../support/agreed-sound';
import { LEAST_ECHO } from '../support/conversation';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { fanNoise, OUR_HZ, ownVoice, RAW_SOUND, speech, writeSettings } from '../support/voice';

const DAVE_HZ = 1_000;
const EVERY_CODEC = ['pcmu', 'pcma', 'g722', 'opus'] as const;

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let voice: string;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-sound' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  await start();
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

async function start(): Promise<void> {
  app = await desktop.launch();
  phone = phonePage(app.page);
  await watchConnections(app.page);
}

/** Quits, and starts again with other settings for the sound. */
async function startWith(sound: Partial<Settings['sound']>): Promise<void> {
  await app.quit();
  const path = join(desktop.home, '.config/Offhook/settings.json');
  const settings = JSON.parse(await readFile(path, 'utf8')) as Settings;
  await writeSettings(desktop.home, { ...settings, sound: { ...settings.sound, ...sound } });
  await start();
  await phone.ready();
}

/** What we said of the sound in our last description: the codecs in their order, and what we want of Opus. */
async function ourDescription(kind: 'offer' | 'answer') {
  const { message } = await lab.waitForTrace(
    ({ method, status, transport, direction }: TraceEntry) =>
      method === 'INVITE' &&
      direction === 'in' &&
      transport === 'wss' &&
      (kind === 'offer' ? status === undefined : status === 200),
  );
  const types = /^m=audio \d+ \S+ (.*)$/m.exec(message)?.[1]?.trim().split(' ') ?? [];
  const named = types.map((type) => new RegExp(`^a=rtpmap:${type} (\\S+)`, 'm').exec(message)?.[1]);
  const opus = /^a=rtpmap:(\d+) opus/m.exec(message)?.[1] ?? '';
  return {
    codecs: named.map((name) => name?.split('/')[0]),
    opus: new RegExp(`^a=fmtp:${opus} (.*)$`, 'm').exec(message)?.[1]?.trim() ?? '',
  };
}

async function timerSays(time: RegExp): Promise<void> {
  await app.page.getByRole('timer', { name: 'Call duration' }).filter({ hasText: time }).waitFor();
}

/** Both say their tone until each has heard a second of the other. */
async function talkBriefly(dave: LabPhone): Promise<void> {
  const heard = recordOutput(desktop.pulse, 'spk');
  const silent = speak(desktop.pulse, voice);
  await heard.untilHeard(DAVE_HZ, 1);
  await timerSays(/0:0[3-9]|0:[1-9]\d/);
  const ours = await heard.stop([OUR_HZ]);
  expect(ours.amplitudeOf(OUR_HZ)).toBeLessThan(LEAST_ECHO);
  await silent();
  await phone.press('Hang up');
  await dave.waitFor('CALL_CLOSED');
  const { receivedPath } = await dave.recordings();
  const theirs = measureTones(receivedPath, { hz: [OUR_HZ] });
  expect(theirs.secondsWithTone(OUR_HZ)).toBeGreaterThanOrEqual(1);
}

describe('what a voice is carried in', () => {
  it('is the first of ours that the far end knows too: Opus, G.722, A-law, µ-law', async () => {
    const agreed: string[] = [];
    for (const codecs of [EVERY_CODEC, ['pcmu', 'pcma', 'g722'], ['pcmu', 'pcma'], ['pcmu']] as const) {
      lab.clearTrace();
      const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true, codecs });
      await phone.call('dave');
      await phone.state(/^Connected/);
      agreed.push((await sentSound(app.page)).codec);
      expect(await ourDescription('offer')).toEqual({
        codecs: ['opus', 'red', 'G722', 'PCMA', 'PCMU', 'CN', 'telephone-event', 'telephone-event'],
        opus: 'minptime=10;useinbandfec=1;usedtx=1',
      });
      await talkBriefly(dave);
      await dave.stop();
    }
    process.stdout.write(`offered Opus, G.722, A-law, µ-law; agreed: ${agreed.join(', ')}\n`);
    expect(agreed).toEqual(['opus', 'G722', 'PCMA', 'PCMU']);
  });

  it('is another when settings say so, in our answer too', async () => {
    const order: SoundCodec[] = ['g722', 'pcmu', 'opus'];
    await startWith({ codecs: order });
    lab.clearTrace();
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, codecs: EVERY_CODEC });
    await dave.dial('alice');
    await (await phone.ringing()).getByRole('button', { name: 'Answer', exact: true }).click();
    await phone.state(/^Connected/);
    const { codec } = await sentSound(app.page);
    const { codecs } = await ourDescription('answer');
    process.stdout.write(
      `settings ${order.join(', ')}: we answered ${codecs.join(', ')}; agreed: ${codec}\n`,
    );
    expect(codecs.slice(0, 3)).toEqual(['G722', 'PCMU', 'opus']);
    expect(codec).toBe('G722');
    await talkBriefly(dave);
    await dave.stop();
  });
});

describe('a mute that tells the truth', () => {
  it('says so to who talks into it, and nothing of them leaves', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true, codecs: EVERY_CODEC });
    await phone.call('dave');
    await phone.state(/^Connected/);
    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    const hint = app.page.getByRole('status').filter({ hasText: /^You are muted. Press Mute/ });
    await mute.click();
    const silent = speak(desktop.pulse, voice);
    await hint.waitFor();
    expect((await sentSound(app.page)).levelRatio).toBe(0);
    await timerSays(/0:0[5-9]|0:1\d/);
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    await silent();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    const muted = measureTones((await dave.recordings()).receivedPath, { hz: [OUR_HZ] });
    process.stdout.write(
      `talking while muted: ${String(muted.secondsWithTone(OUR_HZ))} s of our tone there\n`,
    );
    expect(muted.secondsWithTone(OUR_HZ)).toBe(0);
    expect(muted.amplitudeOf(OUR_HZ)).toBeLessThan(0.001);
    await dave.stop();
  });

  it('mends a track that is let through behind its back, and says so until it is silent', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true, codecs: EVERY_CODEC });
    await phone.call('dave');
    await phone.state(/^Connected/);
    const silent = speak(desktop.pulse, voice);
    const mute = app.page.getByRole('button', { name: 'Mute', exact: true });
    await mute.click();
    const leak = app.page.getByRole('status').filter({ hasText: /^You are not muted/ });
    const shown = app.page.getByRole('button', { name: 'Mute', exact: true, pressed: false });
    const seen = Promise.all([leak.waitFor(), shown.waitFor()]);
    await openTrack(app.page);
    await seen;
    await leak.waitFor({ state: 'detached' });
    expect(await mute.getAttribute('aria-pressed')).toBe('true');
    expect((await sentSound(app.page)).levelRatio).toBe(0);
    await silent();
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});

describe('the sound in a running call', () => {
  it('follows its switches and volumes, and noise suppression shows on the meter in Settings', async () => {
    const { page } = app;
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true, codecs: EVERY_CODEC });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await page.getByRole('tab', { name: 'Settings' }).click();
    expect(await sentProcessing(page)).toMatchObject({ echoCancellation: false, autoGainControl: false });
    await page.getByRole('switch', { name: 'Remove echo' }).click();
    await untilProcessing(page, { echoCancellation: true });
    await page.getByRole('switch', { name: 'Remove echo' }).click();
    await untilProcessing(page, { echoCancellation: false });

    const loudness = async (): Promise<number> => {
      const heard = recordOutput(desktop.pulse, 'spk');
      await heard.untilHeard(DAVE_HZ, 1);
      return (await heard.stop([DAVE_HZ])).amplitudeOf(DAVE_HZ);
    };
    const full = await loudness();
    await page.getByRole('slider', { name: 'Speaker volume' }).fill('20');
    const fifth = await loudness();
    process.stdout.write(`speaker at 20 %: ${(fifth / full).toFixed(2)} of full volume\n`);
    expect(fifth / full).toBeGreaterThan(0.15);
    expect(fifth / full).toBeLessThan(0.25);

    const [fan, talk] = [await fanNoise(lab), await speech(lab)];
    const quietFan = speak(desktop.pulse, fan);
    await page.getByRole('button', { name: 'Test the microphone', exact: true }).click();
    const off = await noiseFloor(page);
    const volume = page.getByRole('slider', { name: 'Microphone volume' });
    await volume.fill('25');
    const quarter = (await noiseFloor(page)).sentDbfs - off.sentDbfs;
    await volume.fill('100');
    process.stdout.write(`microphone at 25 %: ${quarter.toFixed(1)} dB\n`);
    expect(quarter).toBeLessThan(-9);
    expect(quarter).toBeGreaterThan(-15);

    const choice = page.getByRole('combobox', { name: 'Noise suppression' });
    await choice.selectOption('browser');
    const browser = await noiseFloor(page);
    await choice.selectOption('rnnoise');
    const rnnoise = await noiseFloor(page);
    await quietFan();
    const quietTalk = speak(desktop.pulse, talk);
    const voiced = await noiseFloor(page);
    await quietTalk();
    const said = ({ meterDbfs, sentDbfs }: NoiseFloor): string =>
      `meter ${meterDbfs.toFixed(0)}, sent ${sentDbfs.toFixed(0)} dBFS`;
    process.stdout.write(
      `a fan: off ${said(off)} · browser ${said(browser)} · RNNoise ${said(rnnoise)}; speech through RNNoise ${said(voiced)}\n`,
    );
    expect(await page.getByText('noise suppression can’t be loaded').count()).toBe(0);
    expect(browser.meterDbfs).toBeLessThan(off.meterDbfs - 6);
    expect(rnnoise.meterDbfs).toBeLessThan(off.meterDbfs - 20);
    expect(rnnoise.sentDbfs).toBeLessThan(off.sentDbfs - 20);
    expect(voiced.sentDbfs).toBeGreaterThan(rnnoise.sentDbfs + 30);
    await app.page.getByRole('tab', { name: 'Keypad' }).click();
    await dave.hangUp();
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });
});
