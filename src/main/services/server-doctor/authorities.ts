import * as tls from 'node:tls';

/** As far as Node offers it: `getCACertificates` came with 22.15 and 23.10. */
interface SystemTrust {
  getCACertificates?(type: 'default' | 'system'): readonly string[];
}

/**
 * The certificate authorities that the pages' sockets trust, as near as can be: Node's own list and the system's, where an
 * admin's lie. Undefined where Node can't tell; its defaults apply then.
 */
export function trustedAuthorities(trust: SystemTrust = tls as SystemTrust): readonly string[] | undefined {
  if (!trust.getCACertificates) return undefined;
  return [...new Set([...trust.getCACertificates('default'), ...trust.getCACertificates('system')])];
}
