import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAutostart } from '../../../../../src/main/platform/linux/autostart';

let home: string;
let own: string;
let shared: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'offhook-autostart-'));
  own = join(home, '.config/autostart/offhook.desktop');
  shared = join(home, 'xdg/autostart/offhook.desktop');
});

afterEach(async () => {
  await rm(home, { recursive: true, force: true });
});

const program = process.execPath;
const autostart = (env: Record<string, string> = {}) =>
  createAutostart({
    env: { HOME: home, XDG_CONFIG_DIRS: join(home, 'xdg'), ...env },
    command: [program, '/opt/the app'],
  });

async function put(path: string, text: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, text);
}

it('is off where there is no file', async () => {
  expect(await autostart().read()).toEqual({ on: false, hidden: true });
});

it('writes a file that starts this very program, hidden or not', async () => {
  await autostart().write({ on: true, hidden: true });
  expect(await readFile(own, 'utf8')).toBe(
    [
      '[Desktop Entry]',
      'Type=Application',
      'Name=Offhook',
      `Exec="${program}" "/opt/the app" "--hidden"`,
      `TryExec=${program}`,
      'Terminal=false',
      'Hidden=false',
      'X-GNOME-Autostart-enabled=true',
      '',
    ].join('\n'),
  );
  expect(await autostart().read()).toEqual({ on: true, hidden: true });
  await autostart().write({ on: true, hidden: false });
  expect(await autostart().read()).toEqual({ on: true, hidden: false });
  expect(await readdir(join(own, '..'))).toEqual(['offhook.desktop']);
});

it('takes the file away', async () => {
  await autostart().write({ on: true, hidden: true });
  await autostart().write({ on: false, hidden: true });
  expect(await readdir(join(own, '..'))).toEqual([]);
  expect(await autostart().read()).toEqual({ on: false, hidden: true });
});

it('uses XDG_CONFIG_HOME, and not one that is no path', async () => {
  await autostart({ XDG_CONFIG_HOME: join(home, 'elsewhere') }).write({ on: true, hidden: true });
  expect(await readdir(join(home, 'elsewhere/autostart'))).toEqual(['offhook.desktop']);
  await autostart({ XDG_CONFIG_HOME: 'relative' }).write({ on: true, hidden: true });
  expect(await readFile(own, 'utf8')).toContain('Exec=');
});

it.each(['Hidden=true', 'X-GNOME-Autostart-enabled=false', 'TryExec=/no/such/offhook'])(
  'believes what others wrote: %s',
  async (line) => {
    await put(own, `[Desktop Entry]\nType=Application\nExec="${program}" --hidden\n${line}\n`);
    expect(await autostart().read()).toEqual({ on: false, hidden: true });
  },
);

it('keeps what the person added when it is switched on again', async () => {
  await put(own, '[Desktop Entry]\nExec=old\nX-GNOME-Autostart-Delay=10\nX-GNOME-Autostart-enabled=false\n');
  await autostart().write({ on: true, hidden: false });
  expect(await readFile(own, 'utf8')).toContain('X-GNOME-Autostart-Delay=10');
  expect(await autostart().read()).toEqual({ on: true, hidden: false });
});

it('knows an administrator’s file, and switches it off for this person', async () => {
  await put(shared, `[Desktop Entry]\nType=Application\nExec="${program}" --hidden\n`);
  expect(await autostart().read()).toEqual({ on: true, hidden: true });
  await autostart().write({ on: false, hidden: true });
  expect(await autostart().read()).toEqual({ on: false, hidden: true });
  expect(await readFile(own, 'utf8')).toContain('Hidden=true');
  expect(await readFile(shared, 'utf8')).not.toContain('Hidden');
});

it('rejects when the file can’t be written', async () => {
  await put(join(home, '.config'), 'a file where a folder should be');
  await expect(autostart().write({ on: true, hidden: true })).rejects.toThrow();
});
