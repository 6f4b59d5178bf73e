import { expect, it, vi } from 'vitest';
import { createManagedPreferences } from '../../../../../src/main/platform/darwin/managed-preferences';

function preferences(lists: Readonly<Record<string, string | undefined>>) {
  const timers: (() => void)[] = [];
  const places = createManagedPreferences({
    bundleId: 'app.example',
    userName: 'ada',
    home: '/Users/ada',
    readList: (path) => Promise.resolve(path in lists ? lists[path] : null),
    after: (_delayMs, callback) => {
      timers.push(callback);
      return () => undefined;
    },
  });
  return { places, timers };
}

const FORCED = '/Library/Managed Preferences/app.example.plist';
const FORCED_USER = '/Library/Managed Preferences/ada/app.example.plist';

it('takes what profiles force as mandatory and what is only set as recommended', async () => {
  const { places } = preferences({
    [FORCED]: '{"updates.mode":"off","PayloadUUID":"x","no.such":1}',
    [FORCED_USER]: '{"features.video":false}',
    '/Library/Preferences/app.example.plist': '{"ringing.tone":"bell"}',
    '/Users/ada/Library/Preferences/app.example.plist': '{"NSNavPanel":1,"recording.ask":true}',
  });
  expect(await places.read()).toEqual({
    found: [
      { source: 'machine-mandatory', from: FORCED, values: { 'updates.mode': 'off', 'no.such': 1 } },
      { source: 'user-mandatory', from: FORCED_USER, values: { 'features.video': false } },
      {
        source: 'machine-recommended',
        from: '/Library/Preferences/app.example.plist',
        values: { 'ringing.tone': 'bell' },
      },
      {
        source: 'user-recommended',
        from: '/Users/ada/Library/Preferences/app.example.plist',
        values: { 'recording.ask': true },
      },
    ],
    faults: [],
  });
});

it('says what it can’t read, and looks again', async () => {
  const { places, timers } = preferences({ [FORCED]: undefined, [FORCED_USER]: '[]' });
  expect(await places.read()).toEqual({
    found: [],
    faults: [
      { code: 'unreadable', from: FORCED, key: null },
      { code: 'not-policies', from: FORCED_USER, key: null },
    ],
  });
  const changed = vi.fn();
  places.watch(changed);
  timers[0]?.();
  expect([changed.mock.calls.length, timers.length]).toEqual([1, 2]);
});
