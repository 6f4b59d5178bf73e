import { describe, expect, it } from 'vitest';
import {
  recordedKeys,
  type KeyPress,
} from '../../../../../../src/renderer/ui/features/settings/recorded-keys';

function press(
  key: string,
  code: string,
  ...held: ('ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey')[]
): KeyPress {
  return {
    key,
    code,
    ctrlKey: held.includes('ctrlKey'),
    altKey: held.includes('altKey'),
    shiftKey: held.includes('shiftKey'),
    metaKey: held.includes('metaKey'),
    altGraph: false,
  };
}

describe('keys that are pressed while new ones are recorded', () => {
  it.each([
    [press('A', 'KeyA', 'ctrlKey', 'shiftKey'), 'CommandOrControl+Shift+A'],
    [press('F9', 'F9'), 'F9'],
    [press('ArrowUp', 'ArrowUp', 'ctrlKey', 'altKey'), 'CommandOrControl+Alt+Up'],
    [press(' ', 'Space', 'metaKey'), 'Super+Space'],
    [press('Enter', 'Enter', 'ctrlKey'), 'CommandOrControl+Return'],
    [press('Escape', 'Escape', 'ctrlKey'), 'CommandOrControl+Escape'],
    [press('MediaTrackNext', 'MediaTrackNext'), 'MediaNextTrack'],
    [press('!', 'Digit1', 'ctrlKey', 'shiftKey'), 'CommandOrControl+Shift+1'],
    [press('5', 'Numpad5', 'ctrlKey'), 'CommandOrControl+num5'],
    [press('+', 'NumpadAdd', 'ctrlKey'), 'CommandOrControl+numadd'],
    [press('+', 'BracketRight', 'ctrlKey'), 'CommandOrControl+Plus'],
  ])('%o', (event, accelerator) => {
    expect(recordedKeys(event, false)).toEqual({ kind: 'keys', accelerator });
  });

  it('are the letters of the person’s own keyboard', () => {
    expect(recordedKeys(press('z', 'KeyY', 'ctrlKey'), false)).toEqual({
      kind: 'keys',
      accelerator: 'CommandOrControl+Z',
    });
  });

  it('are found by their place where they come out as something else', () => {
    expect(recordedKeys(press('ф', 'KeyA', 'ctrlKey'), false)).toEqual({
      kind: 'keys',
      accelerator: 'CommandOrControl+A',
    });
    expect(recordedKeys(press('å', 'KeyA', 'altKey'), true)).toEqual({ kind: 'keys', accelerator: 'Alt+A' });
  });

  it('have Command and Control apart on a Mac', () => {
    expect(recordedKeys(press('a', 'KeyA', 'metaKey'), true)).toEqual({
      kind: 'keys',
      accelerator: 'CommandOrControl+A',
    });
    expect(recordedKeys(press('a', 'KeyA', 'ctrlKey'), true)).toEqual({
      kind: 'keys',
      accelerator: 'Control+A',
    });
  });
});

describe('keys that mean something else', () => {
  it.each([
    [press('Escape', 'Escape'), 'cancel'],
    [press('Backspace', 'Backspace'), 'clear'],
    [press('Delete', 'Delete'), 'clear'],
    [press('Tab', 'Tab'), 'leave'],
    [press('Tab', 'Tab', 'shiftKey'), 'leave'],
    [press('a', 'KeyA'), 'bare'],
    [press('A', 'KeyA', 'shiftKey'), 'bare'],
    [press('Enter', 'Enter'), 'bare'],
    [press('ü', 'BracketLeft', 'ctrlKey'), 'unusable'],
    [press('Dead', 'Backquote', 'ctrlKey'), 'unusable'],
    [press('ContextMenu', 'ContextMenu', 'ctrlKey'), 'unusable'],
    [{ ...press('@', 'KeyQ', 'ctrlKey', 'altKey'), altGraph: true }, 'unusable'],
  ])('%o', (event, kind) => {
    expect(recordedKeys(event, false)).toEqual({ kind });
  });

  it('are shown while they are held', () => {
    expect(recordedKeys(press('Shift', 'ShiftLeft', 'ctrlKey', 'shiftKey'), false)).toEqual({
      kind: 'held',
      modifiers: ['control', 'shift'],
    });
  });
});
