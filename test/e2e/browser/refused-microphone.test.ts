import { beforeAll, describe, it } from 'vitest';
import type { Page } from 'playwright';
import { startLab, type Lab } from '../../lab/lab';
import { startBrowserEdition, type BrowserEdition } from '../support/browser-edition';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND } from '../support/voice';

const DAVE_HZ = 1_000;

const own = owned();
let lab: Lab;
let browser: BrowserEdition;
let page: Page;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-refused' }));
  browser = own(await startBrowserEdition({ trustedCa: lab.caPath }));
  page = await browser.open({ settings: RAW_SOUND, microphone: 'refuse' });
});

describe('a person who refuses the microphone', () => {
  it('is told that the others hear nothing, and hears them', async () => {
    const phone = phonePage(page);
    await phone.signIn(lab, 'bob');
    await phone.ready();
    const dave = await lab.phone('dave', { toneHz: DAVE_HZ, autoAnswer: true });
    await phone.call('dave');
    await phone.state(/^Connected/);
    await page
      .getByText(/may not use the microphone/)
      .first()
      .waitFor();
    const heard = recordOutput(browser.pulse, 'spk');
    await heard.untilHeard(DAVE_HZ, 2);
    await heard.stop([]);
    await phone.press('Hang up');
    await dave.waitFor('CALL_CLOSED');
  });
});
