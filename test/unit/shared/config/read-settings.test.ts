import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/shared/config/read-settings';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';

function fault(stored: unknown): string {
  const result = readSettings(stored);
  return result.ok ? 'ok' : result.error.code;
}

describe('stored settings', () => {
  it('come back as they were written', () => {
    const written = { ...DEFAULT_SETTINGS, demo: true, calls: { doNotDisturb: true, noAnswerSeconds: 30 } };
    expect(readSettings(JSON.parse(JSON.stringify(written)))).toEqual({ ok: true, value: written });
  });

  it('of an older file take defaults for what they lack, at every depth', () => {
    const { calls: _calls, ...older } = DEFAULT_SETTINGS;
    const sound = { microphone: 'usb', ringVolumeRatio: 0.1 };
    expect(readSettings({ ...older, sound })).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, sound: { ...DEFAULT_SETTINGS.sound, ...sound } },
    });
    expect(readSettings({ version: 1 })).toEqual({ ok: true, value: DEFAULT_SETTINGS });
  });

  it('of a later version are left alone', () => {
    expect(fault({ ...DEFAULT_SETTINGS, version: 2 })).toBe('newer-version');
    expect(fault({ version: 9_999 })).toBe('newer-version');
  });

  it.each([
    [undefined],
    [null],
    [''],
    [7],
    [[]],
    [[DEFAULT_SETTINGS]],
    [{}],
    [{ ...DEFAULT_SETTINGS, version: '1' }],
    [{ ...DEFAULT_SETTINGS, version: 0 }],
    [{ ...DEFAULT_SETTINGS, version: -1 }],
    [{ ...DEFAULT_SETTINGS, version: 0.5 }],
    [{ ...DEFAULT_SETTINGS, version: Number.NaN }],
    [{ ...DEFAULT_SETTINGS, accounts: null }],
    [{ ...DEFAULT_SETTINGS, accounts: {} }],
    [{ ...DEFAULT_SETTINGS, sound: 'loud' }],
    [{ ...DEFAULT_SETTINGS, sound: [] }],
    [{ ...DEFAULT_SETTINGS, appearance: { theme: 'pink', language: 'en' } }],
    [{ ...DEFAULT_SETTINGS, password: 'hunter2' }],
    [JSON.parse(`{"version":1,"__proto__":{"demo":true}}`)],
  ])('that are damaged or of another kind are refused: %j', (stored) => {
    expect(fault(stored)).toBe('not-settings');
  });

  it('do not reach into the defaults', () => {
    const before = structuredClone(DEFAULT_SETTINGS);
    readSettings({ version: 1, sound: { microphone: 'usb' } });
    expect(DEFAULT_SETTINGS).toEqual(before);
  });
});
