import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { settingsCommands, startFirst } from '../../../../../src/main/platform/linux/system-settings';

describe('the settings page', () => {
  it('depends on the desktop, the most special first', () => {
    expect(settingsCommands(['ubuntu', 'GNOME'], 'sound')).toEqual([['gnome-control-center', 'sound']]);
    expect(settingsCommands(['KDE'], 'notifications')[0]).toEqual(['systemsettings', 'kcm_notifications']);
    expect(settingsCommands(['sway'], 'sound')).toEqual([]);
    expect(settingsCommands(['constructor'], 'sound')).toEqual([]);
  });
});

describe('starting it', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'offhook-settings-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  it('takes the first program that is installed', async () => {
    const program = join(folder, 'panel');
    await writeFile(program, `#!/bin/sh\necho "$@" > "${folder}/started"\n`);
    await chmod(program, 0o755);
    const path = `relative:/nonexistent:${folder}`;
    expect(
      await startFirst(
        [
          ['missing', 'x'],
          ['panel', 'sound'],
        ],
        path,
      ),
    ).toBe(true);
    await vi.waitFor(async () => {
      expect(await readFile(join(folder, 'started'), 'utf8')).toBe('sound\n');
    });
  });

  it('says no when none is, or it can not be started', async () => {
    expect(await startFirst([['missing']], folder)).toBe(false);
    await writeFile(join(folder, 'broken'), '#!/nonexistent/interpreter\n');
    await chmod(join(folder, 'broken'), 0o755);
    expect(await startFirst([['broken']], folder)).toBe(false);
  });
});
