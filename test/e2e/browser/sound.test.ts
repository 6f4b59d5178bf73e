import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import {
  countPackets,
  likeRedundancy,
  noiseFloor,
  theirSound,
  watchConnections,
  type NoiseFloor,
} from '../support/agreed-sound';
import { startBrowserEdition, type BrowserEdition } from '../support/browser-edition';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { fanNoise, OUR_HZ, ownVoice, RAW_SOUND, speech } from '../support/voice';

/** Packets per second while somebody speaks: one for each 20 ms. */
const SPOKEN_RATE = 50;

const own = owned();
let lab: Lab;
let browser: BrowserEdition;
let alice: PhonePage;
let bob: PhonePage;
let voice: string;
/** Of Opus alone. */
let onceByteRate: number;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-browser-sound' }));
  browser = own(await startBrowserEdition({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  // Both have the same microphone and the same speaker.
  alice = phonePage(await browser.open({ settings: RAW_SOUND }));
  bob = phonePage(await browser.open({ settings: RAW_SOUND }));
  await Promise.all([watchConnections(alice.page), watchConnections(bob.page)]);
  await alice.signIn(lab, 'alice');
  await bob.signIn(lab, 'bob');
  await Promise.all([alice.ready(), bob.ready()]);
});

async function talking(): Promise<void> {
  await alice.call('bob');
  await (await bob.ringing()).getByRole('button', { name: 'Answer', exact: true }).click();
  await Promise.all([alice.state(/^Connected/), bob.state(/^Connected/)]);
}

async function over(): Promise<void> {
  await alice.press('Hang up');
  await bob.state(/^Ended/);
}

/** The speaker plays a second of our voice from now on. */
async function heardAgain(): Promise<void> {
  const heard = recordOutput(browser.pulse, 'spk');
  await heard.untilHeard(OUR_HZ, 1);
  await heard.stop([]);
}

describe('between two of our phones', () => {
  it('Opus is agreed with FEC, DTX and one channel, and who is silent sends next to nothing', async () => {
    const silent = speak(browser.pulse, voice);
    await talking();
    for (const { page } of [alice, bob]) {
      const { codecs, opus } = await theirSound(page);
      expect(codecs.slice(0, 2)).toEqual(['opus', 'red']);
      expect(opus.split(';')).toEqual(expect.arrayContaining(['useinbandfec=1', 'usedtx=1']));
      expect(opus).not.toContain('stereo=1');
    }
    await heardAgain();
    const spoken = await countPackets(bob.page, 2);
    await alice.press('Mute');
    // What was on its way when it was pressed.
    await countPackets(bob.page, 0.5);
    const [mutedSent, muted] = await Promise.all([countPackets(alice.page, 3), countPackets(bob.page, 3)]);
    await alice.press('Mute');
    await silent();
    await countPackets(bob.page, 0.5);
    const still = await countPackets(bob.page, 2);
    const said = (rate: number): string => rate.toFixed(1);
    process.stdout.write(
      `packets/s at the far end: speaking ${said(spoken.receivedRate)}, muted ${said(muted.receivedRate)} ` +
        `(sent ${said(mutedSent.sentRate)}), silent room ${said(still.receivedRate)}\n`,
    );
    expect(spoken.receivedAs).toBe('opus');
    onceByteRate = spoken.receivedByteRate;
    expect(spoken.receivedRate).toBeGreaterThan(0.8 * SPOKEN_RATE);
    for (const rate of [mutedSent.sentRate, muted.receivedRate, still.receivedRate]) {
      expect(rate).toBeLessThan(0.2 * SPOKEN_RATE);
    }
  });

  it('in a tab too a fan is gone with RNNoise, and speech is not', async () => {
    const { page } = alice;
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Test the microphone', exact: true }).click();
    const [fan, talk] = [await fanNoise(lab), await speech(lab)];
    const quietFan = speak(browser.pulse, fan);
    const off = await noiseFloor(page);
    await page.getByRole('combobox', { name: 'Noise suppression' }).selectOption('rnnoise');
    // It takes the network a while to know the noise, the longer the busier the machine.
    let rnnoise = off;
    await expect
      .poll(async () => (rnnoise = await noiseFloor(page)).sentDbfs, { timeout: 30_000 })
      .toBeLessThan(off.sentDbfs - 30);
    await quietFan();
    const quietTalk = speak(browser.pulse, talk);
    const voiced = await noiseFloor(page);
    await quietTalk();
    const said = ({ meterDbfs, sentDbfs }: NoiseFloor): string =>
      `meter ${meterDbfs.toFixed(0)}, sent ${sentDbfs.toFixed(0)} dBFS`;
    process.stdout.write(
      `a fan in a tab: off ${said(off)} · RNNoise ${said(rnnoise)}; speech through RNNoise ${said(voiced)}\n`,
    );
    expect(await page.getByText('noise suppression can’t be loaded').count()).toBe(0);
    expect(rnnoise.meterDbfs).toBeLessThan(off.meterDbfs - 20);
    expect(voiced.sentDbfs).toBeGreaterThan(rnnoise.sentDbfs + 30);
    await page.getByRole('combobox', { name: 'Noise suppression' }).selectOption('off');
    await page.getByRole('tab', { name: 'Keypad' }).click();
    await over();
  });

  it('who would rather have everything twice is understood: RED, which we offer', async () => {
    await likeRedundancy(bob.page);
    const silent = speak(browser.pulse, voice);
    await talking();
    // So that what the speaker plays is Bob's voice.
    await alice.press('Mute');
    await heardAgain();
    const { receivedByteRate, receivedRate } = await countPackets(alice.page, 2);
    process.stdout.write(
      `bytes/s of sound that arrive: Opus ${onceByteRate.toFixed(0)}, twice in RED ${receivedByteRate.toFixed(0)}\n`,
    );
    expect(receivedRate).toBeGreaterThan(0.8 * SPOKEN_RATE);
    // As many packets, each with the one before it (RFC 2198 §3): the browser's statistics name only what is inside.
    expect(receivedByteRate / onceByteRate).toBeGreaterThan(1.7);
    await silent();
    await over();
  });
});
