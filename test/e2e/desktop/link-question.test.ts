import { beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright';
import { violations } from '../gallery/visit';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { startOtherProgram, xdotool, type OtherProgram } from '../support/other-program';
import { owned } from '../support/owned';
import { phonePage, type PhonePage } from '../support/phone-page';
import { RAW_SOUND, writeSettings } from '../support/voice';

const own = owned();
let desktop: Desktop;
let app: RunningApp;
let phone: PhonePage;
let other: OtherProgram;

beforeAll(async () => {
  desktop = own(await startDesktop());
  await writeSettings(desktop.home, { ...RAW_SOUND, demo: true });
  app = await desktop.launch();
  phone = phonePage(app.page);
  await phone.ready();
  other = own(await startOtherProgram(desktop.env, { fullScreen: false }));
});

const question = (number: string): Locator =>
  app.page.getByRole('dialog', { name: `Call ${number}?`, exact: true });
const calls = () => app.page.getByRole('region', { name: /^Call with/ }).count();
/** Keys count from now on: there was a pause in typing. */
const keysCount = () => app.page.locator('dialog[data-keys="count"]').waitFor();

describe('a link asks before it calls', () => {
  it('shows the number over which line, and Escape calls nobody', async () => {
    await desktop.run('tel:601');
    const dialog = question('601');
    await dialog.getByText('over Demo line').waitFor();
    expect(await violations(app.page)).toEqual([]);
    await keysCount();
    await xdotool(desktop.env, 'key', 'Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await calls()).toBe(0);
  });

  it('a key that was held down elsewhere does not call; one fresh press does', async () => {
    const { env } = desktop;
    await xdotool(env, 'windowactivate', '--sync', String(other.windowId));
    await xdotool(env, 'keydown', 'Return');
    await other.gotKey('Return');
    await desktop.run('tel:600');
    const dialog = question('600');
    await dialog.waitFor();
    // The key repeats into our window by now.
    await app.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          let left = 5;
          window.addEventListener(
            'keydown',
            () => {
              left -= 1;
              if (left === 0) resolve();
            },
            true,
          );
        }),
    );
    await xdotool(env, 'keyup', 'Return');
    await keysCount();
    expect(await dialog.isVisible()).toBe(true);
    expect(await calls()).toBe(0);
    await xdotool(env, 'key', 'Return');
    await phone.state(/^Connected/);
    await phone.press('Hang up');
    await phone.state(/^Ended/);
  });
});

it('without the question a link calls at once', async () => {
  // Links that follow each other within a second are a flood.
  const since = await app.page.evaluate(() => performance.now());
  await app.page.waitForFunction((start) => performance.now() - start > 1_100, since);
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await app.page.getByRole('switch', { name: 'Ask before a link calls' }).click();
  await desktop.run('tel:600');
  await phone.state(/^Connected/);
  await phone.press('Hang up');
});
