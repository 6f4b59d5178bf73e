import { beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { writeTone } from '../../lab/sound/tone';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { recordOutput, speak } from '../support/recorder';
import { OUR_HZ, RAW_SOUND, writeSettings } from '../support/voice';

/** The highest note of the tune that 601 plays. */
const TUNE_HZ = 1_046.5;

const own = owned();
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
const requests: string[] = [];

beforeAll(async () => {
  desktop = own(await startDesktop());
  await writeSettings(desktop.home, RAW_SOUND);
  app = await desktop.launch();
  phone = phonePage(app.page);
  app.page.on('request', (request) => requests.push(request.url()));
  app.page.on('websocket', (socket) => requests.push(socket.url()));
  await app.page.getByRole('button', { name: 'Try the demo' }).click();
  await phone.ready();
});

describe('the demo line, with no account and no server', () => {
  it('is marked as a demo', async () => {
    await app.page.getByText(/demo/i).first().waitFor();
  });

  it('600 is an echo: we hear ourselves', async () => {
    const voice = join(desktop.home, 'voice.wav');
    writeTone(voice, { hz: OUR_HZ, seconds: 30, sampleRate: 48_000, channels: 1 });
    await phone.call('600');
    await phone.state(/^Connected/);
    const heard = recordOutput(desktop.pulse, 'spk');
    const silent = speak(desktop.pulse, voice);
    await heard.untilHeard(OUR_HZ, 3);
    await silent();
    await heard.stop([]);
    await phone.press('Hang up');
    await phone.state(/^Ended/);
  });

  it('601 plays a tune', async () => {
    await phone.call('601');
    await phone.state(/^Connected/);
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilHeard(TUNE_HZ, 0.3);
    await heard.stop([]);
    await phone.press('Hang up');
  });

  it('602 hangs up and calls back', async () => {
    await phone.call('602');
    await phone.state(/^Connected/);
    const dialog = await phone.ringing();
    await dialog.getByRole('button', { name: 'Answer' }).click();
    await phone.state(/^Connected/);
    await phone.press('Hang up');
  });

  it.each([
    ['603', /busy/i],
    ['605', /declined|rejected|did not/i],
  ])('%s', async (number, words) => {
    await phone.call(number);
    await app.page
      .getByRole('region', { name: `Call with ${number}` })
      .getByRole('status')
      .filter({ hasText: words })
      .waitFor();
  });

  it('604 rings and is never answered', async () => {
    await phone.call('604');
    await phone.state(/^Ringing/);
    await phone.press('Hang up');
    await phone.state(/^Ended/);
  });

  it('touched no network', () => {
    expect(requests.filter((url) => !url.startsWith('app://offhook/') && !url.startsWith('blob:'))).toEqual(
      [],
    );
  });
});

describe('without a microphone', () => {
  it('the demo still calls, and says that there is none', async () => {
    await desktop.pulse.pactl('unload-module', 'module-remap-source');
    await phone.call('601');
    await phone.state(/^Connected/);
    const heard = recordOutput(desktop.pulse, 'spk');
    await heard.untilHeard(TUNE_HZ, 0.3);
    await heard.stop([]);
    await phone.press('Hang up');
  });
});
