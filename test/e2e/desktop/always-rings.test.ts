import { beforeAll, describe, it } from 'vitest';
import { startLab } from '../../lab/lab';
import { startDesktop } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';
import {
  closeToTray,
  isDeclined,
  isWithdrawn,
  ringsAndIsAnswered,
  type RingingScene,
} from '../support/ringing-proof';
import { ownVoice, RAW_SOUND, writeSettings } from '../support/voice';

const own = owned();
let scene: RingingScene;

beforeAll(async () => {
  const lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-always-rings' }));
  const desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  const voice = await ownVoice(lab);
  await writeSettings(desktop.home, RAW_SOUND);
  const app = await desktop.launch();
  scene = { lab, desktop, app, voice };
  const phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
});

/** What may happen between signing in and the call. Each leaves the phone hidden in the tray. */
const BEFORE: readonly (readonly [string, () => Promise<void>])[] = [
  ['closed to the tray', () => closeToTray(scene.app)],
  [
    'the notification server restarted in between',
    async () => {
      await closeToTray(scene.app);
      await scene.desktop.restartNotifications();
    },
  ],
  [
    'the machine slept and woke',
    async () => {
      await closeToTray(scene.app);
      await scene.app.electron.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('suspend');
        powerMonitor.emit('resume');
      });
    },
  ],
  [
    'the screen was locked and unlocked',
    async () => {
      await closeToTray(scene.app);
      await scene.app.electron.evaluate(({ powerMonitor }) => {
        powerMonitor.emit('lock-screen');
      });
    },
  ],
];

describe.each(BEFORE)('%s', (_name, prepare) => {
  beforeAll(prepare);

  it('a caller who gives up takes the notification away', () => isWithdrawn(scene));

  it('Decline in the notification refuses the call', () => isDeclined(scene));

  it('Answer in the notification connects, and each hears the other', () => ringsAndIsAnswered(scene));
});
