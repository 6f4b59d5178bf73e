import { describe, expect, it } from 'vitest';
import { readSettings } from '../../../../src/shared/config/read-settings';
import { DEFAULT_SETTINGS, MOST_ACCOUNTS, type Settings } from '../../../../src/shared/config/settings';
import { ALICE } from '../../../fakes/account';

function fault(stored: unknown): string {
  const result = readSettings(stored);
  return result.ok ? 'ok' : result.error.code;
}

function read(settings: Settings, ...dropped: readonly string[]) {
  return { ok: true, value: { settings, dropped } };
}

describe('stored settings', () => {
  it('come back as they were written', () => {
    const written = {
      ...DEFAULT_SETTINGS,
      demo: true,
      calls: { ...DEFAULT_SETTINGS.calls, doNotDisturb: true, noAnswerSeconds: 30 },
    };
    expect(readSettings(JSON.parse(JSON.stringify(written)))).toEqual(read(written));
  });

  it('of an older file take defaults for what they lack, at every depth', () => {
    const { calls: _calls, ...older } = DEFAULT_SETTINGS;
    const sound = { microphone: 'usb', ringVolumeRatio: 0.1 };
    expect(readSettings({ ...older, sound })).toEqual(
      read({ ...DEFAULT_SETTINGS, sound: { ...DEFAULT_SETTINGS.sound, ...sound } }),
    );
    expect(readSettings({ version: 1 })).toEqual(read(DEFAULT_SETTINGS));
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
    [Object.fromEntries([['version', 1], ...Array.from({ length: 99 }, (_, n) => [`key${String(n)}`, n])])],
  ])('that are damaged or of another kind are refused: %j', (stored) => {
    expect(fault(stored)).toBe('not-settings');
  });

  it.each([
    [{ accounts: null }, 'accounts'],
    [{ accounts: {} }, 'accounts'],
    [{ sound: 'loud' }, 'sound'],
    [{ sound: [] }, 'sound'],
    [{ appearance: { theme: 'pink' } }, 'appearance.theme'],
    [{ calls: { noAnswerSeconds: 9 } }, 'calls.noAnswerSeconds'],
    [{ sound: { codecs: [] } }, 'sound.codecs'],
    [{ sound: { codecs: 'opus' } }, 'sound.codecs'],
    [{ password: 'hunter2' }, 'password'],
    [JSON.parse('{"__proto__":{"demo":true}}') as object, '__proto__'],
  ])('lose a bad key and nothing else: %j', (bad, path) => {
    const rest = { accounts: [ALICE], demo: true };
    const kept = 'accounts' in bad ? [] : [ALICE];
    expect(readSettings({ version: 1, ...rest, ...bad })).toEqual(
      read({ ...DEFAULT_SETTINGS, demo: true, accounts: kept }, path),
    );
  });

  it('keep every account that still has its id and address, whatever else is wrong with it', () => {
    const { keepPassword: _, ...older } = ALICE;
    const accounts = [
      older,
      { ...ALICE, id: '' },
      'nonsense',
      { ...ALICE, id: 'b', server: 7, colour: 'red' },
    ];
    expect(readSettings({ version: 1, accounts })).toEqual(
      read(
        {
          ...DEFAULT_SETTINGS,
          accounts: [
            { ...ALICE, keepPassword: false },
            { ...ALICE, id: 'b', server: '' },
          ],
        },
        'accounts.1',
        'accounts.2',
        'accounts.3.server',
        'accounts.3.colour',
      ),
    );
  });

  it('keep the codecs that there are, in their order', () => {
    const result = readSettings({ version: 1, sound: { codecs: ['pcmu', 'g729', 7, 'opus'] } });
    expect(result.ok && result.value.settings.sound.codecs).toEqual(['pcmu', 'opus']);
    expect(result.ok && result.value.dropped).toEqual(['sound.codecs.1', 'sound.codecs.2']);
  });

  it.each([
    [true, 'browser'],
    [false, 'off'],
    ['rnnoise', 'rnnoise'],
    ['loud', 'browser'],
  ])('know noise suppression as the switch that it was: %s', (noiseSuppression, expected) => {
    const result = readSettings({ version: 1, sound: { noiseSuppression, microphone: 'usb' } });
    expect(result.ok && result.value.settings.sound).toMatchObject({
      noiseSuppression: expected,
      microphone: 'usb',
    });
  });

  it('keep the volumes that are whole', () => {
    const usb = { id: 'a', label: 'USB', ratio: 0.5 };
    const microphoneLevels = [
      usb,
      { id: 'b', label: 'Half' },
      { ...usb, ratio: 2 },
      { ...usb, more: 1 },
      'c',
    ];
    const result = readSettings({ version: 1, sound: { microphoneLevels, speakerVolumes: {} } });
    expect(result.ok && result.value.settings.sound.microphoneLevels).toEqual([usb]);
    expect(result.ok && result.value.settings.sound.speakerVolumes).toEqual([]);
  });

  it('with too many accounts keep as many as there may be', () => {
    const accounts = Array.from({ length: MOST_ACCOUNTS + 2 }, (_, n) => ({ ...ALICE, id: `a${String(n)}` }));
    const result = readSettings({ version: 1, accounts });
    expect(result.ok && result.value.settings.accounts).toEqual(accounts.slice(0, MOST_ACCOUNTS));
  });

  it('do not reach into the defaults', () => {
    const before = structuredClone(DEFAULT_SETTINGS);
    readSettings({ version: 1, sound: { microphone: 'usb' } });
    expect(DEFAULT_SETTINGS).toEqual(before);
  });
});
