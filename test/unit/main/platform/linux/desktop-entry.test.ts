import { describe, expect, it } from 'vitest';
import {
  execArguments,
  execLine,
  readEntry,
  withKeys,
} from '../../../../../src/main/platform/linux/desktop-entry';

const EDITED = `# by hand
[Desktop Entry]
Type=Application
Name = Offhook
X-GNOME-Autostart-Delay=10

[Desktop Action Mute]
Exec=offhook mute
Hidden=true
`;

describe('a desktop entry', () => {
  it('is read by its main group alone', () => {
    expect([...readEntry(EDITED)]).toEqual([
      ['Type', 'Application'],
      ['Name', 'Offhook'],
      ['X-GNOME-Autostart-Delay', '10'],
    ]);
  });

  it('keeps every line that is not meant', () => {
    expect(withKeys(EDITED, { Name: 'Phone', Hidden: 'false' })).toBe(
      EDITED.replace('Name = Offhook', 'Name=Phone').replace('Delay=10\n', 'Delay=10\nHidden=false\n'),
    );
  });

  it('is made where there is none', () => {
    expect(withKeys('', { Type: 'Application' })).toBe('[Desktop Entry]\nType=Application\n');
    expect(withKeys('rubbish\n', { Type: 'Application' })).toBe(
      '[Desktop Entry]\nType=Application\nrubbish\n',
    );
  });
});

describe('a command line in it', () => {
  it.each([
    [['/opt/offhook/offhook', '--hidden'], '"/opt/offhook/offhook" "--hidden"'],
    [['/home/ida/My Apps/off$hook'], '"/home/ida/My Apps/off\\\\$hook"'],
    [['/a "b" `c` 100%'], '"/a \\\\"b\\\\" \\\\`c\\\\` 100%%"'],
    [['/back\\slash'], '"/back\\\\\\\\slash"'],
  ])('%j', (command, line) => {
    expect(execLine(command)).toBe(line);
    expect(execArguments(line)).toEqual(command);
  });

  it('is read as people write it', () => {
    expect(execArguments('offhook --hidden %U')).toEqual(['offhook', '--hidden', '%U']);
    expect(execArguments('')).toEqual([]);
  });
});
