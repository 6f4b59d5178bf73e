import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { DEFAULT_RULES } from '../../../../src/shared/config/account-rules';
import {
  accountSchema,
  DEFAULT_SETTINGS,
  settingsSchema,
  soundSchema,
  type Account,
} from '../../../../src/shared/config/settings';

const ACCOUNT: Account = {
  id: '00000000-0000-4000-8000-000000000001',
  address: 'sip:alice@example.com',
  displayName: 'Alice',
  authorizationUser: '',
  server: 'wss://example.com',
  iceServer: '',
  turnUser: '',
  keepPassword: true,
  mostCalls: 4,
  rules: DEFAULT_RULES,
};

describe('the settings', () => {
  it('have good defaults', () => {
    expect(v.parse(settingsSchema, structuredClone(DEFAULT_SETTINGS))).toEqual(DEFAULT_SETTINGS);
  });

  it('hold no secret: an account with a password in it is refused', () => {
    expect(v.is(accountSchema, ACCOUNT)).toBe(true);
    expect(v.is(accountSchema, { ...ACCOUNT, password: 'hunter2' })).toBe(false);
  });

  it.each([
    { id: '' },
    { id: '../../etc/passwd' },
    { id: 'a:sip' },
    { id: 'x'.repeat(65) },
    { address: 7 },
    { address: 'x'.repeat(256) },
    { keepPassword: 'yes' },
    { mostCalls: 0 },
    { mostCalls: 9 },
    { mostCalls: 1.5 },
  ])('refuse an account with %j', (part) => {
    expect(v.is(accountSchema, { ...ACCOUNT, ...part })).toBe(false);
  });

  it.each([-0.1, 1.1, Number.NaN, '1', null])('refuse the volume %j', (ringVolumeRatio) => {
    expect(v.is(soundSchema, { ...DEFAULT_SETTINGS.sound, ringVolumeRatio })).toBe(false);
  });

  it.each([9, 301, 60.5, Infinity])('refuse to give up a call after %d s', (noAnswerSeconds) => {
    expect(
      v.is(settingsSchema, { ...DEFAULT_SETTINGS, calls: { doNotDisturb: false, noAnswerSeconds } }),
    ).toBe(false);
  });

  it('take 32 accounts and no more', () => {
    const accounts = Array.from({ length: 33 }, () => ACCOUNT);
    expect(v.is(settingsSchema, { ...DEFAULT_SETTINGS, accounts: accounts.slice(1) })).toBe(true);
    expect(v.is(settingsSchema, { ...DEFAULT_SETTINGS, accounts })).toBe(false);
  });
});
