import { describe, expect, it } from 'vitest';
import { createXdgSchemes } from '../../../../../src/main/platform/linux/xdg-schemes';

function aDesktop(
  answers: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  program: string | null = null,
) {
  const written: Record<string, string> = {};
  const ran: string[] = [];
  const looked: string[] = [];
  const record = createXdgSchemes({
    run: (program, args) => {
      const line = [program, ...args].join(' ');
      ran.push(line);
      return Promise.resolve(answers[line] ?? null);
    },
    env: { HOME: '/home/a', XDG_DATA_DIRS: '/opt/share:relative:/usr/share' },
    readText: (path) => {
      looked.push(path);
      return Promise.resolve(files[path] ?? null);
    },
    writeText: (path, text) => {
      written[path] = text;
      return Promise.resolve();
    },
    program,
  });
  return { record, ran, looked, written };
}
const QUERY = 'xdg-mime query default x-scheme-handler/tel';

describe('who opens a scheme', () => {
  it('is told by name from its desktop entry, the person’s own before the system’s', async () => {
    const { record } = aDesktop(
      { [QUERY]: 'org.gnome.Calls.desktop\n' },
      {
        '/usr/share/applications/org.gnome.Calls.desktop': '[Desktop Entry]\nName=Old\n',
        '/opt/share/applications/org.gnome.Calls.desktop': '[Desktop Entry]\nName=Calls\nName[de]=Anrufe\n',
      },
    );
    expect(await record.owner('tel')).toEqual({ ours: false, owner: 'Calls' });
  });

  it('is us', async () => {
    const { record } = aDesktop({ [QUERY]: 'offhook.desktop\n' });
    expect(await record.owner('tel')).toEqual({ ours: true, owner: 'offhook' });
  });

  it.each([{}, { [QUERY]: '\n' }, { [QUERY]: '../../etc/passwd\n' }, { [QUERY]: 'rubbish' }])(
    'is nobody: %j',
    async (answers) => {
      const { record, looked } = aDesktop(answers);
      expect(await record.owner('tel')).toEqual({ ours: false, owner: null });
      expect(looked).toEqual([]);
    },
  );
});

describe('taking a scheme over', () => {
  it('is asked of the desktop', async () => {
    const { record, ran } = aDesktop({}, { '/usr/share/applications/offhook.desktop': '[Desktop Entry]\n' });
    await record.claim('sip');
    expect(ran).toEqual(['xdg-mime default offhook.desktop x-scheme-handler/sip']);
  });

  it('brings an entry along where no package did, as with an AppImage', async () => {
    const { record, ran, written } = aDesktop({}, {}, '/home/a/My Apps/Offhook.AppImage');
    await record.claim('tel');
    const text = written['/home/a/.local/share/applications/offhook.desktop'];
    expect(text).toContain('\nExec="/home/a/My Apps/Offhook.AppImage" %U\n');
    expect(text).toContain('x-scheme-handler/tel;');
    expect(ran).toEqual(['xdg-mime default offhook.desktop x-scheme-handler/tel']);
  });

  it('follows a program that has moved, and leaves the entry of a package alone', async () => {
    const path = '/home/a/.local/share/applications/offhook.desktop';
    const moved = aDesktop({}, { [path]: '[Desktop Entry]\nExec="/old"\nX-Self-Registered=true\n' }, '/new');
    await moved.record.claim('tel');
    expect(moved.written[path]).toContain('Exec="/new" %U');
    const packed = aDesktop({}, { '/usr/share/applications/offhook.desktop': '[Desktop Entry]\n' }, '/new');
    await packed.record.claim('tel');
    expect(packed.written).toEqual({});
  });

  it('is left where no entry of ours is installed, and there is no program to name', async () => {
    const { record, ran } = aDesktop({});
    await record.claim('sip');
    expect(ran).toEqual([]);
  });
});
