import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { startDesktop } from '../e2e/support/desktop';
import { owned } from '../e2e/support/owned';
import { phonePage } from '../e2e/support/phone-page';
import {
  closeToTray,
  isDeclined,
  isMainVisible,
  isWithdrawn,
  ringsAndIsAnswered,
  type RingingScene,
} from '../e2e/support/ringing-proof';
import { ownVoice, RAW_SOUND, writeSettings } from '../e2e/support/voice';
import { startLab } from '../lab/lab';

/** Chromium throttles a hidden page's timers hard after five minutes; NATs and gateways forget a silent socket sooner. */
const HIDDEN_MS = 600_000;

const own = owned();
let scene: RingingScene;

beforeAll(async () => {
  const lab = own(await startLab({ portBase: 11_000, name: 'patience' }));
  const desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  const voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  const app = await desktop.launch();
  const phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  await closeToTray(app);
  scene = { lab, desktop, app, voice };
  // The wait itself is what is tested.
  await wait(HIDDEN_MS);
}, HIDDEN_MS + 120_000);

it('after ten minutes closed to the tray the window is still hidden and the line still ready', async () => {
  expect(await isMainVisible(scene.app)).toBe(false);
  expect(await phonePage(scene.app.page).lineStatus.textContent()).toMatch(/^Ready/);
});

it('then a caller who gives up takes the notification away', () => isWithdrawn(scene));

it('then Decline in the notification refuses the call', () => isDeclined(scene));

it('then Answer in the notification connects, and each hears the other', () => ringsAndIsAnswered(scene));
