import { expect, it } from 'vitest';
import { webSettings } from '../../../../src/renderer/host/web-settings';
import { DEFAULT_SETTINGS, SETTINGS_VERSION } from '../../../../src/shared/config/settings';
import { FakeStorage } from '../../../fakes/storage';

const KEY = 'offhook.settings';
const dark = { ...DEFAULT_SETTINGS, appearance: { theme: 'dark', language: 'de' } } as const;

it('starts with the defaults and gives back what was saved', () => {
  const storage = new FakeStorage();
  expect(webSettings(storage).load()).toEqual({ settings: DEFAULT_SETTINGS, problem: null });
  expect(webSettings(storage).save(dark)).toBe(true);
  expect(webSettings(storage).load()).toEqual({ settings: dark, problem: null });
});

it.each(['{"version":1,', '"text"', '{"version":1,"accounts":"none"}'])(
  'puts damaged settings aside: %s',
  (stored) => {
    const storage = new FakeStorage();
    storage.setItem(KEY, stored);
    const settings = webSettings(storage);
    expect(settings.load()).toEqual({ settings: DEFAULT_SETTINGS, problem: 'unreadable' });
    expect(settings.save(dark)).toBe(true);
    expect(storage.getItem('offhook.settings.unreadable')).toBe(stored);
  },
);

it('keeps what is good of damaged settings', () => {
  const storage = new FakeStorage();
  const stored = JSON.stringify({ ...dark, demo: 'perhaps' });
  storage.setItem(KEY, stored);
  expect(webSettings(storage).load()).toEqual({ settings: dark, problem: 'unreadable' });
  expect(storage.getItem('offhook.settings.unreadable')).toBe(stored);
});

it('never overwrites settings of a later version', () => {
  const storage = new FakeStorage();
  const later = JSON.stringify({ ...DEFAULT_SETTINGS, version: SETTINGS_VERSION + 1 });
  storage.setItem(KEY, later);
  const settings = webSettings(storage);
  expect(settings.load().problem).toBe('newer');
  expect(settings.save(dark)).toBe(false);
  expect(storage.getItem(KEY)).toBe(later);
});

it('works without storage, and says that nothing is kept', () => {
  const storage = new FakeStorage();
  storage.refuse = true;
  expect(webSettings(storage).load()).toEqual({ settings: DEFAULT_SETTINGS, problem: null });
  expect(webSettings(storage).save(dark)).toBe(false);
});
