import { expect, it } from 'vitest';
import { createManagedSettings } from '../../../../../src/main/services/policy/managed-settings';
import { createPolicy } from '../../../../../src/main/services/policy/policy';
import type { PolicyKey } from '../../../../../src/shared/config/policy-table';
import { DEFAULT_SETTINGS, type Settings } from '../../../../../src/shared/config/settings';
import { recordedLog } from '../../recorded-log';

function managed(values: object, own: Settings, canSave = true) {
  let stored = own;
  const keys = new Set<PolicyKey>();
  const places = {
    read: () =>
      Promise.resolve({ found: [{ source: 'machine-mandatory' as const, from: 'f', values }], faults: [] }),
    watch: () => undefined,
  };
  const settings = createManagedSettings(
    {
      load: () => Promise.resolve({ settings: stored, problem: null }),
      save: (next) => {
        if (canSave) stored = next;
        return Promise.resolve(canSave);
      },
    },
    {
      all: () => Promise.resolve(keys),
      add: (added) => {
        for (const key of added) keys.add(key);
        return Promise.resolve();
      },
    },
    createPolicy(places, recordedLog().log),
  );
  return { settings, stored: () => stored, keys };
}

const OWN: Settings = {
  ...DEFAULT_SETTINGS,
  recording: { ...DEFAULT_SETTINGS.recording, mode: 'allowed', ask: false },
};

it('gives what holds, and stores the person’s own', async () => {
  const { settings, stored, keys } = managed({ 'recording.mode': 'forbidden' }, OWN);
  const loaded = await settings.load();
  expect(loaded.settings.recording.mode).toBe('forbidden');
  expect(loaded.policies.entries.find(({ key }) => key === 'recording.ask')?.source).toBe('person');
  const next = { ...loaded.settings, recording: { ...OWN.recording, mode: 'forced', ask: true } as const };
  expect(await settings.save(next)).toBe(true);
  expect(stored()).toEqual({ ...OWN, recording: { ...OWN.recording, ask: true } });
  expect([...keys]).toEqual(['recording.ask']);
  expect((await settings.load()).settings.recording).toMatchObject({ mode: 'forbidden', ask: true });
});

it('takes several saves in turn', async () => {
  const { settings, stored } = managed({}, OWN);
  const { settings: shown } = await settings.load();
  await Promise.all([
    settings.save({ ...shown, demo: true }),
    settings.save({ ...shown, demo: true, calls: { ...shown.calls, doNotDisturb: true } }),
  ]);
  expect([stored().demo, stored().calls.doNotDisturb]).toEqual([true, true]);
});

it('remembers no choice that could not be written', async () => {
  const { settings, keys } = managed({}, OWN, false);
  const next = { ...OWN, recording: { ...OWN.recording, ask: true } };
  expect(await settings.save(next)).toBe(false);
  expect([...keys]).toEqual([]);
});
