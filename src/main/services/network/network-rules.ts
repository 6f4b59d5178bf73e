import type { ProxyConfig } from 'electron';
import type { Policy } from '../policy/policy';

/** What of Electron's session the rules are applied to. */
export interface NetworkSession {
  setProxy(config: ProxyConfig): Promise<void>;
  setSSLConfig(config: { minVersion: 'tls1.2' | 'tls1.3' }): void;
  closeAllConnections(): Promise<void>;
}

/** The proxy and the TLS version of everything that the pages open, sockets to gateways too; followed while the phone runs. */
export function applyNetworkRules(
  session: NetworkSession,
  policy: Policy,
  onFault: (error: unknown) => void,
): void {
  let proxy = JSON.stringify(proxyOf(policy));
  let tls = policy.value('network.minimumTls');
  const apply = async (): Promise<void> => {
    session.setSSLConfig({ minVersion: tls });
    await session.setProxy(proxyOf(policy));
  };
  // Until then both are the system's own, as they are here.
  void policy.ready.then(follow);
  policy.onDidChange(follow);

  function follow(): void {
    const nextProxy = JSON.stringify(proxyOf(policy));
    const nextTls = policy.value('network.minimumTls');
    if (nextProxy === proxy && nextTls === tls) return;
    proxy = nextProxy;
    tls = nextTls;
    apply()
      // Requests end and come back this way. A WebSocket stays: the phone gives its lines new ones.
      .then(() => session.closeAllConnections())
      .catch(onFault);
  }
}

function proxyOf(policy: Policy): ProxyConfig {
  const mode = policy.value('network.proxyMode');
  switch (mode) {
    case 'system':
    case 'direct':
    case 'auto_detect':
      return { mode };
    case 'pac_script':
      return { mode, pacScript: policy.value('network.proxyPacUrl') };
    case 'fixed_servers':
      return {
        mode,
        proxyRules: policy.value('network.proxyServer'),
        proxyBypassRules: policy.value('network.proxyBypass').join(','),
      };
  }
}
