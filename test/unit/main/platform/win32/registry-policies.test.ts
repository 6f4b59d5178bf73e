import { expect, it, vi } from 'vitest';
import { createRegistryPolicies } from '../../../../../src/main/platform/win32/registry-policies';

const MACHINE = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Offhook';
const USER = 'HKEY_CURRENT_USER\\SOFTWARE\\Policies\\Offhook';
const EXPORT = [
  'Windows Registry Editor Version 5.00',
  `[${MACHINE}]`,
  '"features.video"=dword:00000000',
  '"ringing.volumePercent"=dword:00000001',
  '"updates.mode"="off"',
  `[${MACHINE}\\media.codecs]`,
  '"2"="pcma"',
  '"10"="pcmu"',
  '"1"="opus"',
  `[${MACHINE}\\Recommended]`,
  '"recording.ask"=dword:00000001',
  `[${MACHINE}\\Recommended\\emergency.extraNumbers]`,
  '"1"="5555"',
].join('\r\n');

it('reads machine and user, mandatory and recommended, with switches and lists as the registry has them', async () => {
  const places = createRegistryPolicies({
    exported: (key) => Promise.resolve(key === MACHINE ? EXPORT : null),
    after: () => () => undefined,
  });
  expect(await places.read()).toEqual({
    found: [
      {
        source: 'machine-mandatory',
        from: MACHINE,
        values: {
          'features.video': false,
          'ringing.volumePercent': 1,
          'updates.mode': 'off',
          'media.codecs': ['opus', 'pcma', 'pcmu'],
        },
      },
      {
        source: 'machine-recommended',
        from: `${MACHINE}\\Recommended`,
        values: { 'recording.ask': true, 'emergency.extraNumbers': ['5555'] },
      },
    ],
    faults: [],
  });
});

it('asks for both roots, and again every half minute', async () => {
  const exported = vi.fn(() => Promise.resolve(null));
  const timers: { delayMs: number; callback: () => void }[] = [];
  const places = createRegistryPolicies({
    exported,
    after: (delayMs, callback) => {
      timers.push({ delayMs, callback });
      return () => undefined;
    },
  });
  expect(await places.read()).toEqual({ found: [], faults: [] });
  expect(exported.mock.calls).toEqual([[MACHINE], [USER]]);
  const changed = vi.fn();
  places.watch(changed);
  timers[0]?.callback();
  timers[1]?.callback();
  expect(changed).toHaveBeenCalledTimes(2);
  expect(timers.map(({ delayMs }) => delayMs)).toEqual([30_000, 30_000, 30_000]);
});
