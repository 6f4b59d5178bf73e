import { expect, it, vi } from 'vitest';
import { followLogLevel } from '../../../../../src/main/services/log/ruled-log-level';
import { effectiveOf } from '../../../../../src/shared/config/effective';

it('follows what admins want, and goes back to what it was without them', async () => {
  let changed = (): void => undefined;
  let effective = effectiveOf([]);
  const setLevel = vi.fn();
  const policy = {
    ready: Promise.resolve(),
    current: () => effective,
    onDidChange: (listener: () => void) => {
      changed = listener;
      return () => undefined;
    },
  };
  followLogLevel({ setLevel, firstLevel: 'warn' }, policy);
  await policy.ready;
  expect(setLevel.mock.calls).toEqual([['warn']]);
  const values = { 'privacy.logLevel': 'debug' } as const;
  effective = effectiveOf([{ source: 'machine-mandatory', from: '/etc/x', values }]);
  changed();
  effective = effectiveOf([]);
  changed();
  expect(setLevel.mock.calls).toEqual([['warn'], ['debug'], ['warn']]);
});
