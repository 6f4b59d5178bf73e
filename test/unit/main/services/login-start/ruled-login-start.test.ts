import { expect, it, vi } from 'vitest';
import { ruledLoginStart } from '../../../../../src/main/services/login-start/ruled-login-start';
import { createPolicy } from '../../../../../src/main/services/policy/policy';
import type { LoginStart } from '../../../../../src/shared/ipc/desktop-services';
import { recordedLog } from '../../recorded-log';

async function ruled(
  rule: string | null,
  before: LoginStart = { supported: true, on: false, hidden: false },
) {
  let record = before;
  const values = rule === null ? {} : { 'shell.startAtLogin': rule };
  const policy = createPolicy(
    {
      read: () =>
        Promise.resolve({ found: [{ source: 'machine-mandatory', from: 'f', values }], faults: [] }),
      watch: () => undefined,
    },
    recordedLog().log,
  );
  const set = vi.fn((wanted: Omit<LoginStart, 'supported'>) => {
    record = { ...record, ...wanted };
    return Promise.resolve(record);
  });
  const starter = ruledLoginStart({ get: () => Promise.resolve(record), set }, policy);
  await policy.ready;
  await new Promise((resolve) => setImmediate(resolve));
  return { starter, set };
}

it('is the person’s where nobody decides', async () => {
  const { starter, set } = await ruled(null);
  expect(set).not.toHaveBeenCalled();
  expect(await starter.set({ on: true, hidden: true })).toMatchObject({ on: true, hidden: true });
});

it.each([
  ['hidden', { on: true, hidden: true }],
  ['shown', { on: true, hidden: false }],
])('%s is on record at once, and stays whatever the page asks', async (rule, record) => {
  const { starter } = await ruled(rule);
  expect(await starter.get()).toMatchObject(record);
  expect(await starter.set({ on: false, hidden: false })).toMatchObject(record);
});

it('goes from the record where it is switched off, and is not written again where it is so already', async () => {
  const on = { supported: true, on: true, hidden: true };
  expect(await (await ruled('off', on)).starter.get()).toMatchObject({ on: false });
  expect((await ruled('hidden', on)).set).not.toHaveBeenCalled();
});
