import { describe, expect, it, vi } from 'vitest';
import { createPolicy } from '../../../../../src/main/services/policy/policy';
import type { AdminPlaces, PolicyReading } from '../../../../../src/main/services/policy/admin-places';
import { ALICE } from '../../../../fakes/account';
import { recordedLog } from '../../recorded-log';

function machine(values: unknown): PolicyReading {
  return { found: [{ source: 'machine-mandatory', from: '/etc/a.json', values }], faults: [] };
}

async function started(reading: PolicyReading | Error) {
  let now = reading;
  let changed = (): void => undefined;
  const places: AdminPlaces = {
    read: () => (now instanceof Error ? Promise.reject(now) : Promise.resolve(now)),
    watch: (listener) => {
      changed = listener;
    },
  };
  const { log, lines } = recordedLog();
  const policy = createPolicy(places, log);
  await policy.ready;
  const told = vi.fn();
  policy.onDidChange(told);
  return {
    policy,
    told,
    lines,
    say: async (next: PolicyReading | Error) => {
      now = next;
      changed();
      // Read and settled.
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('what holds', () => {
  it('is what the machine says, once it was read', async () => {
    const { policy } = await started(machine({ 'updates.mode': 'off' }));
    expect(policy.value('updates.mode')).toBe('off');
    expect(policy.current()['updates.mode']).toEqual({
      value: 'off',
      source: 'machine-mandatory',
      from: '/etc/a.json',
    });
  });

  it('becomes another while the phone runs, and is told once', async () => {
    const { policy, told, say } = await started(machine({ 'updates.mode': 'off' }));
    await say(machine({ 'updates.mode': 'notify' }));
    await say(machine({ 'updates.mode': 'notify' }));
    expect(policy.value('updates.mode')).toBe('notify');
    expect(told).toHaveBeenCalledTimes(1);
    await say({ found: [], faults: [] });
    expect(policy.value('updates.mode')).toBe('auto');
  });

  it('stays while the places can not be read', async () => {
    const { policy, told, say } = await started(machine({ 'updates.mode': 'off' }));
    await say(new Error('too many open files'));
    expect(policy.value('updates.mode')).toBe('off');
    expect(told).not.toHaveBeenCalled();
  });

  it('is what is built in where nothing can be read', async () => {
    const { policy, lines } = await started(new Error('no'));
    expect(policy.value('updates.mode')).toBe('auto');
    expect(lines).toHaveLength(1);
  });

  it('drops a bad value alone, logs it once and without the value, and shows it', async () => {
    const bad = machine({ 'updates.mode': 's3cret', 'updates.channel': 'beta' });
    const { policy, lines, say } = await started(bad);
    await say(bad);
    expect(policy.value('updates.channel')).toBe('beta');
    expect(policy.report().faults).toEqual([{ code: 'bad-value', from: '/etc/a.json', key: 'updates.mode' }]);
    expect(lines).toEqual(['warn [app] /etc/a.json: updates.mode: bad-value, wanted choice']);
  });
});

describe('provisioning', () => {
  it('stands between the admin and the person', async () => {
    const { policy, told } = await started(machine({ 'updates.mode': 'off' }));
    policy.setPerson({ 'ringing.tone': 'bell' });
    expect(told).not.toHaveBeenCalled();
    const values = {
      'updates.mode': 'auto',
      'ringing.tone': 'pulse',
      'provisioning.url': 'https://x.example',
    };
    policy.setProvisioned({ from: 'https://p.example', values, accounts: [ALICE] });
    expect(told).toHaveBeenCalledTimes(1);
    expect([policy.value('updates.mode'), policy.value('ringing.tone')]).toEqual(['off', 'pulse']);
    expect(policy.value('provisioning.url')).toBe('');
    expect(policy.accounts()).toEqual([ALICE]);
    expect(policy.report().faults).toMatchObject([{ code: 'wrong-level', key: 'provisioning.url' }]);
    policy.setProvisioned(null);
    expect([policy.value('ringing.tone'), policy.accounts()]).toEqual(['bell', []]);
    expect(told).toHaveBeenCalledTimes(2);
  });
});
