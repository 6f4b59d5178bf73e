import { beforeAll, describe, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput } from '../support/recorder';
import { RAW_SOUND, writeSettings } from '../support/voice';

const ERIN_HZ = 700;

const own = owned();
let lab: Lab;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-no-sound' }));
});

async function startDeaf(makeDeaf: (desktop: Desktop) => Promise<void>) {
  const desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  await makeDeaf(desktop);
  await writeSettings(desktop.home, RAW_SOUND);
  const app = await desktop.launch();
  const phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  return { desktop, app, phone };
}

const noOutput = (app: RunningApp) => app.page.getByText(/^There is nothing to ring on\./).first();
const noMicrophone = (app: RunningApp) => app.page.getByRole('log').getByText(/^There is no microphone/);

/** A call comes in and is answered; what is missing is said. */
async function answersAndSays(app: RunningApp, phone: PhonePage) {
  await noOutput(app).waitFor();
  const erin = await lab.phone('erin', { toneHz: ERIN_HZ });
  await erin.dial('alice');
  const dialog = await phone.ringing();
  await dialog.getByRole('button', { name: 'Answer', exact: true }).click();
  await erin.waitFor('CALL_ESTABLISHED');
  await phone.state(/^Connected/);
  await noMicrophone(app).waitFor();
  return erin;
}

describe('a machine without sound', () => {
  it('no output and no input: it starts, answers and says so; the first output that comes is used at once', async () => {
    const { desktop, app, phone } = await startDeaf(async ({ pulse }) => {
      await pulse.pactl('unload-module', 'module-remap-source');
      await pulse.pactl('unload-module', 'module-null-sink');
    });
    const erin = await answersAndSays(app, phone);
    await desktop.pulse.loadSink('Rescue');
    const heard = recordOutput(desktop.pulse, 'Rescue');
    await heard.untilHeard(ERIN_HZ, 1);
    await heard.stop([]);
    await noOutput(app).waitFor({ state: 'detached' });
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
    await app.quit();
  });

  it('no sound server at all: it starts, answers and says so', async () => {
    const { app, phone } = await startDeaf(({ pulse }) => pulse.stop());
    const erin = await answersAndSays(app, phone);
    await phone.press('Hang up');
    await erin.waitFor('CALL_CLOSED');
    await erin.stop();
    await app.quit();
  });
});
