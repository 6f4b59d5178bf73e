import { describe, expect, it } from 'vitest';
import { formatAccelerator, parseAccelerator } from '../../../../src/shared/domain/accelerator';

describe('keys in Electron’s words', () => {
  it.each([
    ['CommandOrControl+Shift+A', ['control', 'shift'], 'A'],
    ['shift+ctrl+a', ['control', 'shift'], 'A'],
    ['Alt+Super+Up', ['alt', 'meta'], 'Up'],
    ['Control+Enter', ['control'], 'Return'],
    ['Control+Plus', ['control'], 'Plus'],
    ['Control+-', ['control'], '-'],
    ['Control+NUM5', ['control'], 'num5'],
    ['F9', [], 'F9'],
    ['Shift+F24', ['shift'], 'F24'],
    ['MediaPlayPause', [], 'MediaPlayPause'],
  ])('%s', (text, modifiers, key) => {
    expect(parseAccelerator(text, false)).toEqual({ modifiers, key });
  });

  it.each([
    '',
    '+',
    'Control',
    'Control+',
    'Foo+A',
    'Control+Foo',
    'Control+ü',
    'F25',
    'Control++',
    'Control+AA',
  ])('%j are none', (text) => {
    expect(parseAccelerator(text, false)).toBeNull();
  });

  it.each(['A', 'Shift+A', '5', 'Space', 'Escape', 'Shift+Up', 'num5'])(
    '%s would be missed in every other program',
    (text) => {
      expect(parseAccelerator(text, false)).toBeNull();
    },
  );

  it('means Command on a Mac and Control elsewhere', () => {
    expect(parseAccelerator('CommandOrControl+A', true)).toEqual({ modifiers: ['meta'], key: 'A' });
    expect(parseAccelerator('CommandOrControl+A', false)).toEqual(parseAccelerator('Ctrl+A', false));
  });

  it('are written the same way whatever way they came', () => {
    const written = (text: string, mac: boolean) => {
      const keys = parseAccelerator(text, mac);
      return keys && formatAccelerator(keys, mac);
    };
    for (const text of ['CmdOrCtrl+Shift+a', 'Shift+CommandOrControl+A']) {
      expect(written(text, false)).toBe('CommandOrControl+Shift+A');
      expect(written(text, true)).toBe('Shift+CommandOrControl+A');
    }
    expect(formatAccelerator({ modifiers: ['control', 'meta'], key: 'A' }, true)).toBe(
      'Control+CommandOrControl+A',
    );
    expect(formatAccelerator({ modifiers: ['control', 'meta'], key: 'A' }, false)).toBe(
      'CommandOrControl+Super+A',
    );
  });
});
