import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startEarlyMediaPhone } from '../../lab/phones/early-media-phone';
import { startBrowserEdition, type BrowserEdition } from '../support/browser-edition';
import { expectHeardUs, talk } from '../support/conversation';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { ownVoice, RAW_SOUND } from '../support/voice';

const DAVE_HZ = 1_000;
const ERIN_HZ = 700;

const own = owned();
let lab: Lab;
let browser: BrowserEdition;
let page: Page;
let phone: PhonePage;
let voice: string;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-browser' }));
  browser = own(await startBrowserEdition({ trustedCa: lab.caPath }));
  voice = await ownVoice(lab);
  page = await browser.open({ settings: RAW_SOUND });
  phone = phonePage(page);
  await phone.signIn(lab, 'bob');
  await phone.ready();
});

describe('a real call in a browser tab', () => {
  it('we call a SIP phone: each hears the other and not itself, and they hang up', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await talk(page, browser.pulse, voice, DAVE_HZ);
    await dave.hangUp();
    await phone.state(/^Ended/);
    await expectHeardUs(dave, DAVE_HZ);
    await dave.stop();
  });

  it('a SIP phone calls us: answered by keyboard, each hears the other, and we hang up', async () => {
    const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
    await erin.dial('bob');
    const dialog = await phone.ringing();
    await dialog.getByRole('button', { name: 'Answer' }).press('Enter');
    await phone.state(/^Connected/);
    await talk(page, browser.pulse, voice, ERIN_HZ);
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await expectHeardUs(erin, ERIN_HZ);
    await erin.stop();
  });

  it('keys arrive at the other side as RFC 4733 events', async () => {
    const dave = await lab.phone('dave', { autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await phone.press('Keypad');
    await page.getByRole('group', { name: 'Tones' }).getByRole('button', { name: '5' }).click();
    await dave.waitFor('CALL_DTMF_START', { matches: (event) => JSON.stringify(event).includes('"5"') });
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('hold: the far end is told, and hears nothing until we are back', async () => {
    const dave = await lab.phone('dave', { autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    lab.clearTrace();
    await phone.press('Hold');
    await phone.state(/^On hold/);
    const held = await lab.waitForTrace(({ method, status }) => method === 'INVITE' && status === undefined);
    expect(held.message).toContain('a=sendonly');
    lab.clearTrace();
    await phone.press('Hold');
    await phone.state(/^Connected/);
    const resumed = await lab.waitForTrace(
      ({ method, status }) => method === 'INVITE' && status === undefined,
    );
    expect(resumed.message).toContain('a=sendrecv');
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
    await dave.stop();
  });

  it('a gateway that dies and comes back does not end the call: sound goes on, the line returns, they can still hang up', async () => {
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    lab.clearTrace();
    await lab.kill('kamailio');
    await phone.lineStatus.filter({ hasText: /^Offline/ }).waitFor();
    const heard = recordOutput(browser.pulse, 'spk');
    await heard.untilHeard(DAVE_HZ, 1);
    await lab.restart('kamailio');
    await phone.ready();
    await heard.stop([]);
    // Their BYE would go to the dead socket, had our re-INVITE not told them of the new one (RFC 3261 §12.2.1.1).
    await lab.waitForTrace(
      ({ method, status, direction }) => method === 'INVITE' && status === 200 && direction === 'out',
    );
    await dave.hangUp();
    await phone.state(/^Ended/);
    await dave.stop();
  });

  it('early media is heard before the answer', async () => {
    const early = await startEarlyMediaPhone(ERIN_HZ);
    lab.clearTrace();
    await phone.call(early.user);
    await phone.state(/^Ringing/);
    const heard = recordOutput(browser.pulse, 'spk');
    await heard.untilHeard(ERIN_HZ, 2);
    await heard.stop([]);
    expect(lab.trace().some(({ method, status }) => method === 'INVITE' && status === 200)).toBe(false);
    await phone.press('Hang up');
    await lab.waitForTrace(({ method, status }) => method === 'INVITE' && status === 487);
    early.stop();
  });
});
