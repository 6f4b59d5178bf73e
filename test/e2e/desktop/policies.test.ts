import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PolicyReport } from '../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/shared/config/settings';
import type { OffhookBridge } from '../../../src/shared/ipc/contract';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { CAN_OWN_ETC, ownEtc, type OwnEtc } from '../support/own-etc';
import { owned } from '../support/owned';

/** ms; what an admin may expect */
const SOON = 5_000;

const own = owned();
let etc: OwnEtc;
let desktop: Desktop;
let app: RunningApp;
let profile: string;
/** What a person would like to be the admin's folder. */
let mine: string;

const theme = () => app.page.getByRole('combobox', { name: 'Theme' });
const videoCall = () => app.page.getByRole('button', { name: 'Video call' });
const tab = (name: string) => app.page.getByRole('tab', { name }).click();
const settingsFile = () => join(profile, 'settings.json');

async function report(): Promise<PolicyReport> {
  const { code, out } = await desktop.run('policies', '--json');
  expect(code).toBe(0);
  return JSON.parse(out) as PolicyReport;
}
async function storeTheme(wanted: Settings['appearance']['theme']): Promise<void> {
  const settings = { ...DEFAULT_SETTINGS, demo: true, appearance: { theme: wanted, language: 'en' } };
  await mkdir(profile, { recursive: true });
  await writeFile(settingsFile(), JSON.stringify(settings));
}
async function storedTheme(): Promise<string> {
  return (JSON.parse(await readFile(settingsFile(), 'utf8')) as Settings).appearance.theme;
}
async function openSettings(): Promise<void> {
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await theme().scrollIntoViewIfNeeded();
}
/** Waits for the control to be locked, and says what it shows then. */
async function locked(): Promise<string> {
  await app.page
    .locator('select:disabled', { has: app.page.locator('option[value="contrast"]') })
    .waitFor({ timeout: SOON });
  return theme().inputValue();
}

// Where nobody is root nothing can stand in /etc; CI is.
describe.skipIf(!CAN_OWN_ETC && process.env['CI'] !== 'true')('a mandatory policy', () => {
  beforeAll(async () => {
    etc = own(ownEtc());
    mine = await mkdtemp(join(tmpdir(), 'offhook-mine-'));
    own({ stop: () => rm(mine, { recursive: true, force: true }) });
    for (const folder of ['offhook/policies/managed', 'policies/managed', 'managed']) {
      await mkdir(join(mine, folder), { recursive: true });
      await writeFile(join(mine, folder, '99.json'), '{"shell.theme":"light"}');
    }
    // None of them means anything to the app, all the while.
    const names = ['XDG_CONFIG_DIRS', 'OFFHOOK_POLICIES', 'OFFHOOK_POLICY_FOLDER', 'OFFHOOK_ETC'];
    const env = Object.fromEntries(names.map((name) => [name, mine]));
    desktop = own(await startDesktop({ around: etc.around, env }));
    profile = join(desktop.home, '.config/Offhook');
    await storeTheme('light');
    app = await desktop.launch();
    await videoCall().waitFor();
    await openSettings();
  });

  it('written while the app runs locks its control within 5 s, and says so', async () => {
    expect(await theme().isEnabled()).toBe(true);
    etc.write('managed/10-look.json', { 'shell.theme': 'dark', 'features.video': false });
    expect(await locked()).toBe('dark');
    const described = await theme().evaluate(
      (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
    );
    expect(described).toBe('Managed by your organisation shell.theme');
    await tab('Keypad');
    expect(await videoCall().count()).toBe(0);
    await openSettings();
    await app.page.getByText('/etc/offhook/policies/managed/10-look.json').first().waitFor();
  });

  it('is not undone by what the page saves', async () => {
    const saved = await app.page.evaluate(async () => {
      const bridge = (window as unknown as { offhook?: OffhookBridge }).offhook;
      if (!bridge) throw new Error('no bridge');
      const { settings } = await bridge.invoke('settings:load');
      const wish = { ...settings, appearance: { ...settings.appearance, theme: 'contrast' as const } };
      await bridge.invoke('settings:save', wish);
      return (await bridge.invoke('settings:load')).settings.appearance.theme;
    });
    expect(saved).toBe('dark');
    expect(await storedTheme()).toBe('light');
  });

  it('comes with company: a loose file is passed over and a bad value costs its key alone, and both are said', async () => {
    const loose = etc.write('managed/20-loose.json', { 'shell.theme': 'light' }, 0o664);
    const bad = etc.write('managed/30-bad.json', { 'ringing.tone': 'kazoo', 'ringing.volumePercent': 35 });
    const section = app.page.getByRole('region', { name: 'Managed' });
    await section.getByText(loose).waitFor({ timeout: SOON });
    await section.getByText(/ringing\.tone has a value that is not allowed/).waitFor({ timeout: SOON });
    const { entries, faults } = await report();
    expect(faults).toEqual([
      { code: 'not-trusted', from: loose, key: null },
      { code: 'bad-value', from: bad, key: 'ringing.tone' },
    ]);
    const held = (key: string) => entries.find((entry) => entry.key === key);
    expect(held('ringing.volumePercent')).toMatchObject({
      value: 35,
      source: 'machine-mandatory',
      from: bad,
    });
    expect(held('ringing.tone')).toMatchObject({ source: 'built-in' });
    const { out } = await desktop.run('policies');
    expect(out).toContain('shell.theme: dark · Required by your organisation on this computer');
  });

  it('is not undone by the person’s own file, the environment or the command line', async () => {
    await app.quit();
    await storeTheme('contrast');
    for (const word of [`--policies=${mine}`, `--policy-folder=${mine}`, '--no-policies']) {
      expect((await desktop.run(word)).code).toBe(2);
    }
    app = await desktop.launch();
    await openSettings();
    expect(await locked()).toBe('dark');
  });

  it('is told by the command line of a phone that doesn’t run, from the same places', async () => {
    const running = await report();
    await app.quit();
    expect(await report()).toEqual(running);
    app = await desktop.launch();
    await openSettings();
    expect(await locked()).toBe('dark');
  });

  it('gives the control back when it goes, and what the person had', async () => {
    etc.remove('managed/10-look.json');
    await app.page
      .locator('select:enabled', { has: app.page.locator('option[value="contrast"]') })
      .waitFor({ timeout: SOON });
    expect(await theme().inputValue()).toBe('contrast');
    await tab('Keypad');
    await videoCall().waitFor({ timeout: SOON });
  });
});
