import { expect, it, vi } from 'vitest';
import { applyNetworkRules } from '../../../../../src/main/services/network/network-rules';
import { createPolicy } from '../../../../../src/main/services/policy/policy';
import { recordedLog } from '../../recorded-log';

async function network(values: object) {
  let changed = (): void => undefined;
  let now = values;
  const policy = createPolicy(
    {
      read: () =>
        Promise.resolve({ found: [{ source: 'machine-mandatory', from: 'f', values: now }], faults: [] }),
      watch: (listener) => {
        changed = listener;
      },
    },
    recordedLog().log,
  );
  const session = {
    setProxy: vi.fn(() => Promise.resolve()),
    setSSLConfig: vi.fn(),
    closeAllConnections: vi.fn(() => Promise.resolve()),
  };
  applyNetworkRules(session, policy, vi.fn());
  await policy.ready;
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  await settled();
  return {
    session,
    say: async (next: object) => {
      now = next;
      changed();
      await settled();
    },
  };
}

it('leaves the system’s own where nobody says anything', async () => {
  const { session } = await network({});
  expect(session.setProxy).not.toHaveBeenCalled();
  expect(session.setSSLConfig).not.toHaveBeenCalled();
});

it.each([
  [{ 'network.proxyMode': 'direct' }, { mode: 'direct' }],
  [
    { 'network.proxyMode': 'pac_script', 'network.proxyPacUrl': 'https://proxy.example.com/p.pac' },
    { mode: 'pac_script', pacScript: 'https://proxy.example.com/p.pac' },
  ],
  [
    {
      'network.proxyMode': 'fixed_servers',
      'network.proxyServer': 'proxy.example.com:3128',
      'network.proxyBypass': ['*.example.com', '10.0.0.0/8'],
    },
    {
      mode: 'fixed_servers',
      proxyRules: 'proxy.example.com:3128',
      proxyBypassRules: '*.example.com,10.0.0.0/8',
    },
  ],
])('%j', async (values, config) => {
  const { session } = await network(values);
  expect(session.setProxy.mock.calls).toEqual([[config]]);
  expect(session.closeAllConnections).toHaveBeenCalledTimes(1);
});

it('follows a change while the phone runs, and nothing else', async () => {
  const { session, say } = await network({});
  await say({ 'shell.theme': 'dark' });
  expect(session.setProxy).not.toHaveBeenCalled();
  await say({ 'network.minimumTls': 'tls1.3' });
  expect(session.setSSLConfig.mock.calls).toEqual([[{ minVersion: 'tls1.3' }]]);
  await say({});
  expect(session.setSSLConfig.mock.calls.at(-1)).toEqual([{ minVersion: 'tls1.2' }]);
});
