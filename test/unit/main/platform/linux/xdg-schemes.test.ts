import { describe, expect, it } from 'vitest';
import { createXdgSchemes } from '../../../../../src/main/platform/linux/xdg-schemes';

function aDesktop(answers: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
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
  });
  return { record, ran, looked };
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

  it('is left where no entry of ours is installed', async () => {
    const { record, ran } = aDesktop({});
    await record.claim('sip');
    expect(ran).toEqual([]);
  });
});
