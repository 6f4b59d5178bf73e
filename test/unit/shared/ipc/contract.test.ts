import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { NO_POLICIES } from '../../../../src/shared/config/policy-report';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { EMPTY_PHONE } from '../../../../src/shared/domain/call-snapshot';
import { EVENTS, INVOKES, TELLS, WINDOWS } from '../../../../src/shared/ipc/contract';

const CHANNELS = { ...INVOKES, ...TELLS };
const ID = '00000000-0000-4000-8000-000000000001';

function takes(channel: keyof typeof CHANNELS, ...args: unknown[]): boolean {
  return v.is(CHANNELS[channel].args, args);
}

describe('the channels', () => {
  it('each have a name of their own, and windows that exist', () => {
    const names = [...Object.keys(INVOKES), ...Object.keys(TELLS), ...Object.keys(EVENTS)];
    expect(new Set(names).size).toBe(names.length);
    for (const { from } of Object.values(CHANNELS)) {
      expect(from.length).toBeGreaterThan(0);
      for (const window of from) expect(WINDOWS).toContain(window);
    }
  });

  it('keep secrets and settings from the small window', () => {
    const small = Object.entries(CHANNELS)
      .filter(([, { from }]) => (from as readonly string[]).includes('incoming'))
      .map(([name]) => name);
    expect(small.sort()).toEqual(['app:info', 'log:write', 'phone:ask', 'settings:load', 'window:show']);
  });

  it('take exactly what they say', () => {
    expect(takes('app:info')).toBe(true);
    expect(takes('app:info', 'more')).toBe(false);
    expect(takes('settings:save', DEFAULT_SETTINGS)).toBe(true);
    expect(takes('settings:save', { ...DEFAULT_SETTINGS, extra: 1 })).toBe(false);
    expect(takes('settings:save')).toBe(false);
    expect(takes('secrets:set', `${ID}:sip`, 'hunter2')).toBe(true);
    expect(takes('secrets:set', `${ID}:sip`)).toBe(false);
    expect(takes('secrets:set', `${ID}:sip`, 'x'.repeat(1_025))).toBe(false);
    expect(takes('phone:publish', EMPTY_PHONE)).toBe(true);
    expect(takes('phone:publish', { ...EMPTY_PHONE, extra: 1 })).toBe(false);
    expect(takes('log:write', 'info', 'line', 'text')).toBe(true);
    expect(takes('log:write', 'loud', 'line', 'text')).toBe(false);
    expect(takes('log:write', 'info', 'line', 'x'.repeat(8_193))).toBe(false);
    expect(takes('server:diagnose', 'wss://example.com')).toBe(true);
    expect(takes('server:diagnose', 'x'.repeat(513))).toBe(false);
  });

  it.each([
    '',
    ID,
    `${ID}:password`,
    `../${ID}:sip`,
    `${ID}:sip\n`,
    `${'x'.repeat(65)}:sip`,
    'a b:sip',
    ':sip',
  ])('let nobody ask the keychain for %j', (key) => {
    expect(takes('secrets:get', key)).toBe(false);
    expect(takes('secrets:delete', key)).toBe(false);
  });

  it('write recordings by their id, a megabyte at a time, and never name a path', () => {
    const wanted = { callId: 'call-1', party: 'Bob', startedAtMs: 1, format: 'webm' };
    expect(takes('recording:open', wanted)).toBe(true);
    expect(takes('recording:open', { ...wanted, path: '/etc/passwd' })).toBe(false);
    expect(takes('recording:open', { ...wanted, format: 'exe' })).toBe(false);
    expect(takes('recording:open', { ...wanted, startedAtMs: 9e15 })).toBe(false);
    expect(takes('recording:write', ID, new Uint8Array(1_048_576), 'end')).toBe(true);
    expect(takes('recording:write', ID, new Uint8Array(1_048_577), 'end')).toBe(false);
    expect(takes('recording:write', ID, new Uint8Array(0), 'end')).toBe(false);
    expect(takes('recording:write', ID, 'sound', 'end')).toBe(false);
    expect(takes('recording:write', ID, new Uint8Array(1), 7)).toBe(false);
    expect(takes('recording:write', '../call.webm', new Uint8Array(1), 'end')).toBe(false);
    expect(takes('recording:close', ID, true)).toBe(true);
    expect(takes('recording:choose-folder', '/etc')).toBe(false);
  });

  it('answer with a value or with a fault that is known', () => {
    const { result } = INVOKES['secrets:get'];
    expect(v.is(result, { ok: true, value: null })).toBe(true);
    expect(v.is(result, { ok: true, value: 'hunter2' })).toBe(true);
    expect(v.is(result, { ok: false, error: { code: 'keyring-locked', detail: '' } })).toBe(true);
    expect(v.is(result, { ok: false, error: { code: 'oops', detail: '' } })).toBe(false);
    expect(v.is(result, { ok: true })).toBe(false);
    expect(v.is(result, { ok: true, value: 'a', error: {} })).toBe(false);
    const loaded = INVOKES['settings:load'].result;
    const policies = NO_POLICIES;
    expect(v.is(loaded, { settings: DEFAULT_SETTINGS, problem: 'unreadable', policies })).toBe(true);
    expect(v.is(loaded, { settings: {}, problem: null, policies })).toBe(false);
  });

  it('tell windows only what is written down', () => {
    expect(v.is(EVENTS['power:changed'], 'resume')).toBe(true);
    expect(v.is(EVENTS['power:changed'], 'explode')).toBe(false);
    expect(v.is(EVENTS['app:quitting'], null)).toBe(true);
    expect(v.is(EVENTS['phone:command'], { type: 'answer', callId: 'a' })).toBe(true);
  });
});
