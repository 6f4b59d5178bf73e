import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { execArguments, readEntry } from '../../../src/main/platform/linux/desktop-entry';
import { startDesktop, type Desktop, type RunningApp } from '../support/desktop';
import { xdotool } from '../support/other-program';
import { owned } from '../support/owned';
import { phonePage } from '../support/phone-page';
import { RAW_SOUND, writeSettings } from '../support/voice';

const own = owned();
let desktop: Desktop;
let app: RunningApp;
let file: string;

beforeAll(async () => {
  desktop = own(await startDesktop());
  file = join(desktop.home, '.config/autostart/offhook.desktop');
  await writeSettings(desktop.home, { ...RAW_SOUND, demo: true });
  app = await desktop.launch();
  await phonePage(app.page).ready();
  await app.page.getByRole('tab', { name: 'Settings' }).click();
});

const start = () => app.page.getByRole('switch', { name: 'Start Offhook when you log in' });
const hidden = () => app.page.getByRole('switch', { name: 'Start it hidden, ready to ring' });
const written = async () => readEntry(await readFile(file, 'utf8'));

it('is off at first', async () => {
  expect(await start().getAttribute('aria-checked')).toBe('false');
  await expect(access(file)).rejects.toThrow('ENOENT');
});

it('is switched on, hidden unless the person wants the window', async () => {
  await start().click();
  await hidden().waitFor();
  expect(execArguments((await written()).get('Exec') ?? '')).toContain('--hidden');
  await hidden().click();
  await expect.poll(async () => (await written()).get('Exec')).not.toContain('--hidden');
  await hidden().click();
  await expect.poll(async () => (await written()).get('Exec')).toContain('--hidden');
});

it('believes what the person changed elsewhere', async () => {
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace('enabled=true', 'enabled=false'));
  await app.page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect.poll(() => start().getAttribute('aria-checked')).toBe('false');
  await start().click();
  await expect.poll(async () => (await written()).get('X-GNOME-Autostart-enabled')).toBe('true');
});

it('what is written starts the phone, without a window', async () => {
  await app.quit();
  const [program = '', ...words] = execArguments((await written()).get('Exec') ?? '');
  // Tests may run as root, whom Chromium's sandbox refuses; a person's session doesn't.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const child = spawn(program, [...sandbox, ...words], { env: desktop.env, stdio: 'ignore' });
  const gone = once(child, 'exit');
  await expect
    .poll(async () => (await desktop.run('status')).out, { timeout: 30_000, interval: 500 })
    .toMatch(/: ready$/m);
  const windows = await xdotool(desktop.env, 'search', '--onlyvisible', '--name', '^Offhook$').catch(
    () => '',
  );
  expect(windows).toBe('');
  child.kill('SIGTERM');
  await gone;
});

it('is switched off: the file is gone', async () => {
  app = await desktop.launch();
  await app.page.getByRole('tab', { name: 'Settings' }).click();
  await expect.poll(() => start().getAttribute('aria-checked')).toBe('true');
  await start().click();
  await hidden().waitFor({ state: 'detached' });
  await expect(access(file)).rejects.toThrow('ENOENT');
});
