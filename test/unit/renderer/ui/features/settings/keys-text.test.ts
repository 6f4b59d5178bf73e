import { expect, it } from 'vitest';
import { acceleratorText, keysText } from '../../../../../../src/renderer/ui/features/settings/keys-text';
import { english } from '../../../english';

it.each([
  ['CommandOrControl+Shift+A', 'linux', 'Ctrl+Shift+A', 'Ctrl+Shift+A'],
  ['Super+Space', 'win32', 'Win+Space', 'Win+Space'],
  ['Super+Space', 'linux', 'Super+Space', 'Super+Space'],
  ['Alt+Up', 'linux', 'Alt+Up', 'Alt+Up'],
  ['CommandOrControl+Shift+A', 'darwin', '⇧⌘A', 'Shift Command A'],
  ['Control+Alt+Up', 'darwin', '⌃⌥↑', 'Control Option Up'],
  ['Control+Plus', 'linux', 'Ctrl++', 'Ctrl++'],
  ['Control+num5', 'linux', 'Ctrl+Num 5', 'Ctrl+Num 5'],
  ['Control+nummult', 'linux', 'Ctrl+Num ×', 'Ctrl+Num ×'],
  ['F9', 'linux', 'F9', 'F9'],
  ['Foo+Bar', 'linux', 'Foo+Bar', 'Foo+Bar'],
])('%s on %s', (accelerator, platform, shown, spoken) => {
  expect(acceleratorText(accelerator, platform, english)).toEqual({ shown, spoken });
});

it('writes what is held so far', () => {
  expect(keysText({ modifiers: ['control', 'shift'], key: '' }, 'linux', english).shown).toBe('Ctrl+Shift+');
  expect(keysText({ modifiers: ['meta'], key: '' }, 'darwin', english).shown).toBe('⌘');
  expect(keysText({ modifiers: [], key: '' }, 'linux', english).shown).toBe('');
});
