import type { Page } from 'playwright';
import { beforeAll, describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../lab/lab';
import type { LabPhone } from '../../lab/phones/baresip';
import { placePlainCall } from '../../lab/phones/plain-caller';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { LAB_PORT_BASE } from '../support/lab-ports';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';

const own = owned();
let lab: Lab;
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let erin: LabPhone;

beforeAll(async () => {
  lab = own(await startLab({ portBase: LAB_PORT_BASE, name: 'e2e-four-faces' }));
  desktop = own(await startDesktop({ trustedCa: lab.caPath }));
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.signIn(lab, 'alice');
  await phone.ready();
  erin = await lab.phone('erin');
});

interface Faces {
  readonly noticeId: number;
  readonly small: Page;
}

/** Resolves when all four faces show the call that `dial` brings. */
async function ring(dial: () => unknown, caller = 'erin'): Promise<Faces> {
  const opened = app.electron.waitForEvent('window');
  dial();
  const small = await opened;
  await small.getByRole('alertdialog', { name: new RegExp(`^Incoming call from ${caller}`) }).waitFor();
  const notice = await desktop.notifications.nextOpen();
  await (await phone.ringing()).getByRole('button', { name: 'Answer', exact: true }).waitFor();
  await desktop.tray.until(async () => (await desktop.tray.tooltip()) === `${caller} is calling`);
  return { noticeId: notice.id, small };
}

/** Resolves when none of them shows it any more. */
async function allClosed({ small }: Faces): Promise<void> {
  if (!small.isClosed()) await small.waitForEvent('close');
  await desktop.notifications.allClosed();
  await app.page.getByRole('alertdialog').waitFor({ state: 'detached' });
  await desktop.tray.until(async () => !(await desktop.tray.menu()).some(({ label }) => label === 'Answer'));
}

const ANSWERS: readonly (readonly [string, (faces: Faces) => unknown])[] = [
  [
    'the notification',
    ({ noticeId }) => {
      desktop.notifications.press(noticeId, 'answer');
    },
  ],
  ['the small window', ({ small }) => small.getByRole('button', { name: 'Answer', exact: true }).click()],
  ['the tray', () => desktop.tray.choose('Answer')],
  [
    'the main window',
    async () => (await phone.ringing()).getByRole('button', { name: 'Answer', exact: true }).click(),
  ],
];

describe('one ring, four faces', () => {
  it.each(ANSWERS)('%s answers, and all close together', async (_face, answer) => {
    const faces = await ring(() => erin.dial('alice'));
    await answer(faces);
    await erin.waitFor('CALL_ESTABLISHED');
    await allClosed(faces);
    await erin.hangUp();
    await phone.state(/^Ended/);
  });

  it('the caller gives up: all close together', async () => {
    const faces = await ring(() => erin.dial('alice'));
    await erin.hangUp();
    await allClosed(faces);
  });

  it('another phone answered: all close together, and it is no missed call', async () => {
    await app.page.getByRole('tab', { name: /^Recents/ }).click();
    let answered = (): void => undefined;
    const elsewhere = new Promise<void>((resolve) => {
      answered = resolve;
    });
    let replies: Promise<readonly string[]> = Promise.resolve([]);
    const faces = await ring(() => {
      replies = placePlainCall({
        sipHost: lab.sipHost,
        account: lab.users.dave,
        to: lab.users.alice.address,
        cancel: elsewhere,
        cancelReason: 'SIP;cause=200;text="Call completed elsewhere"',
        listenMs: 2_000,
      });
    }, 'dave');
    answered();
    await allClosed(faces);
    await app.page.getByText('Answered elsewhere').first().waitFor();
    await app.page.getByRole('tab', { name: /^Keypad/ }).click();
    expect(await app.page.getByRole('tab', { name: /^Recents/ }).innerText()).not.toMatch(/\d/);
    expect(await replies).toContain('INVITE 487 Request Terminated');
  });
});
