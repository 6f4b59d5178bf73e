import { expect } from 'vitest';
import type { Lab, LabUser } from '../../lab/lab';
import { expectHeardUs, talk } from './conversation';
import type { Desktop, RunningApp } from './desktop';
import { phonePage } from './phone-page';

const CALLER_HZ = 700;

export interface RingingScene {
  readonly lab: Lab;
  readonly desktop: Desktop;
  readonly app: RunningApp;
  /** A minute of our own voice as a file. */
  readonly voice: string;
}

/** Closes the main window the way a person does. */
export async function closeToTray({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  expect(await isMainVisible({ electron })).toBe(false);
}

export function isMainVisible({ electron }: Pick<RunningApp, 'electron'>): Promise<boolean | undefined> {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
}

/** A call from a real SIP phone: the notification has both buttons, Answer connects, each side hears the other and not itself. */
export async function ringsAndIsAnswered(
  { lab, desktop, app, voice }: RingingScene,
  caller: LabUser = 'erin',
): Promise<void> {
  const phone = await lab.phone(caller, { toneHz: CALLER_HZ });
  await phone.dial('alice');
  const notice = await desktop.notifications.nextOpen();
  expect(notice.actions.map(({ key }) => key)).toEqual(expect.arrayContaining(['answer', 'decline']));
  expect(notice.hints).toMatchObject({ urgency: 2, category: 'call.incoming' });
  expect(`${notice.summary} ${notice.body}`).toContain(caller);
  desktop.notifications.press(notice.id, 'answer');
  await phone.waitFor('CALL_ESTABLISHED');
  await talk(app.page, desktop.pulse, voice, CALLER_HZ);
  await phone.hangUp();
  await phonePage(app.page).state(/^Ended/);
  await expectHeardUs(phone, CALLER_HZ);
  await phone.stop();
}

/** Decline in the notification gives the caller 603 or 486. */
export async function isDeclined({ lab, desktop }: RingingScene, caller: LabUser = 'erin'): Promise<void> {
  const phone = await lab.phone(caller);
  await phone.dial('alice');
  const notice = await desktop.notifications.nextOpen();
  desktop.notifications.press(notice.id, 'decline');
  const closed = await phone.waitFor('CALL_CLOSED');
  expect(JSON.stringify(closed)).toMatch(/603|486|Decline|Busy/);
  await desktop.notifications.allClosed();
  await phone.stop();
}

/** A caller who gives up takes the notification away. */
export async function isWithdrawn({ lab, desktop }: RingingScene, caller: LabUser = 'erin'): Promise<void> {
  const phone = await lab.phone(caller);
  await phone.dial('alice');
  await desktop.notifications.nextOpen();
  await phone.hangUp();
  await desktop.notifications.allClosed();
  await phone.stop();
}
