import { describe, expect, it } from 'vitest';
import { createShortcuts } from '../../../../../src/main/services/shortcuts/shortcuts';
import type { ShortcutName, ShortcutStates } from '../../../../../src/shared/domain/shortcut';
import { recordedLog } from '../../recorded-log';

const NONE = { answer: null, hangUp: null, mute: null, show: null };
const OFF = { answer: 'off', hangUp: 'off', mute: 'off', show: 'off' };

function aDesktop({ supported = true, mac = false } = {}) {
  const registered = new Map<string, () => void>();
  const taken = new Set<string>();
  const calls: string[] = [];
  const pressed: ShortcutName[] = [];
  const told: ShortcutStates[] = [];
  let nowMs = 1_000_000;
  const { log, lines } = recordedLog();
  const shortcuts = createShortcuts({
    keys: {
      register: (accelerator, callback) => {
        calls.push(`register ${accelerator}`);
        if (accelerator === 'CommandOrControl+F24') throw new TypeError('conversion failure');
        if (taken.has(accelerator) || registered.has(accelerator)) return false;
        registered.set(accelerator, callback);
        return true;
      },
      unregister: (accelerator) => {
        calls.push(`unregister ${accelerator}`);
        registered.delete(accelerator);
      },
    },
    supported,
    mac,
    log,
    nowMs: () => nowMs,
    press: (name) => pressed.push(name),
    onStates: (states) => told.push(states),
  });
  return {
    shortcuts,
    registered,
    taken,
    calls,
    pressed,
    told,
    lines,
    pass: (ms: number) => {
      nowMs += ms;
    },
    press: (accelerator: string) => {
      registered.get(accelerator)?.();
    },
  };
}

describe('keys that work anywhere', () => {
  it('are off until some are chosen', () => {
    const { shortcuts, told } = aDesktop();
    shortcuts.apply(NONE);
    expect(shortcuts.states()).toEqual(OFF);
    expect(told).toEqual([]);
  });

  it('do what they are for, and tell that they work', () => {
    const { shortcuts, press, pressed, told } = aDesktop();
    shortcuts.apply({ ...NONE, answer: 'Ctrl+Shift+A', show: 'F9' });
    expect(told).toEqual([{ ...OFF, answer: 'on', show: 'on' }]);
    press('CommandOrControl+Shift+A');
    press('F9');
    expect(pressed).toEqual(['answer', 'show']);
  });

  it('change at once, and nothing else is touched', () => {
    const { shortcuts, calls, registered } = aDesktop();
    shortcuts.apply({ ...NONE, answer: 'Ctrl+A', mute: 'Ctrl+M' });
    calls.length = 0;
    shortcuts.apply({ ...NONE, answer: 'Ctrl+B', mute: 'Ctrl+M' });
    expect(calls).toEqual(['unregister CommandOrControl+A', 'register CommandOrControl+B']);
    shortcuts.apply(NONE);
    expect(registered.size).toBe(0);
    expect(shortcuts.states()).toEqual(OFF);
  });

  it('are one press while they are held, however long', () => {
    const { shortcuts, press, pass, pressed } = aDesktop();
    shortcuts.apply({ ...NONE, mute: 'Ctrl+M' });
    press('CommandOrControl+M');
    pass(660);
    for (let repeat = 0; repeat < 100; repeat += 1) {
      press('CommandOrControl+M');
      pass(40);
    }
    expect(pressed).toEqual(['mute']);
    pass(700);
    press('CommandOrControl+M');
    expect(pressed).toEqual(['mute', 'mute']);
  });
});

describe('keys that do not work', () => {
  it('are taken by another program, until it lets go of them', () => {
    const { shortcuts, taken, told } = aDesktop();
    taken.add('CommandOrControl+A');
    shortcuts.apply({ ...NONE, answer: 'Ctrl+A' });
    expect(shortcuts.states().answer).toBe('taken');
    taken.clear();
    expect(shortcuts.states().answer).toBe('on');
    expect(told.map(({ answer }) => answer)).toEqual(['taken', 'on']);
  });

  it('are no keys at all, or would be missed everywhere else', () => {
    const { shortcuts, calls } = aDesktop();
    shortcuts.apply({ answer: 'Foo+A', hangUp: 'H', mute: 'Control+', show: 'Shift+Space' });
    expect(Object.values(shortcuts.states())).toEqual(['invalid', 'invalid', 'invalid', 'invalid']);
    expect(calls).toEqual([]);
  });

  it('are the same twice: the first has them, and the second gets them when the first lets go', () => {
    const { shortcuts, press, pressed } = aDesktop();
    shortcuts.apply({ ...NONE, mute: 'Ctrl+X' });
    shortcuts.apply({ ...NONE, mute: 'Ctrl+X', answer: 'Control+x' });
    expect(shortcuts.states()).toMatchObject({ answer: 'on', mute: 'twice' });
    press('CommandOrControl+X');
    expect(pressed).toEqual(['answer']);
    shortcuts.apply({ ...NONE, mute: 'Ctrl+X' });
    expect(shortcuts.states()).toMatchObject({ answer: 'off', mute: 'on' });
  });

  it('are refused by Electron', () => {
    const { shortcuts, lines } = aDesktop();
    shortcuts.apply({ ...NONE, answer: 'Ctrl+F24' });
    expect(shortcuts.states().answer).toBe('invalid');
    expect(lines.join()).toContain('conversion failure');
  });

  it('are unsupported where the desktop gives programs none, chosen or not', () => {
    const { shortcuts, calls } = aDesktop({ supported: false });
    shortcuts.apply({ ...NONE, answer: 'Ctrl+A' });
    expect(new Set(Object.values(shortcuts.states()))).toEqual(new Set(['unsupported']));
    expect(calls).toEqual([]);
  });
});

it('lets the page have every key while new ones are recorded, and takes them back', () => {
  const { shortcuts, registered, told } = aDesktop();
  shortcuts.apply({ ...NONE, answer: 'Ctrl+A', mute: 'Ctrl+M' });
  shortcuts.setRecording(true);
  expect(registered.size).toBe(0);
  shortcuts.apply({ ...NONE, answer: 'Ctrl+B', mute: 'Ctrl+M' });
  expect(registered.size).toBe(0);
  shortcuts.setRecording(false);
  expect([...registered.keys()].sort()).toEqual(['CommandOrControl+B', 'CommandOrControl+M']);
  expect(told).toHaveLength(1);
});
