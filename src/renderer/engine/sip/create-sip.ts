import { domainOf } from '../../../shared/domain/address';
import { serverUrl } from '../../../shared/domain/server-url';
import type { Account } from '../../../shared/config/settings';
import type { Log } from '../../../shared/log/levels';
import { SipFault, type SipAgentFactory } from '../world/sip';
import type { Clock } from '../world/world';
import { NO_SIP_TOKENS, type SipTokens } from '../world/sip-tokens';
import { SipJsAgent } from './sip-agent';
import { webSocketWire, type OpenWire } from './wire';

const CONNECT_MS = 8_000;

/** Agents on real WebSockets. `create` throws a `SipFault` (`insecure-server`, `unknown-account`) for an account it can't serve. */
export function createSip(
  log: Log,
  clock: Clock,
  userAgentName: string,
  tokens: SipTokens = NO_SIP_TOKENS,
): SipAgentFactory {
  return {
    create: (account, password, listener) =>
      new SipJsAgent({
        account,
        password,
        listener,
        log,
        clock,
        userAgentName,
        tokens,
        open: wireTo(account),
      }),
  };
}

function wireTo(account: Account): OpenWire {
  const domain = domainOf(account.address);
  const url = serverUrl(account.server, domain);
  if (!url.ok) throw new SipFault('insecure-server', url.error.detail);
  return webSocketWire(url.value, CONNECT_MS);
}
