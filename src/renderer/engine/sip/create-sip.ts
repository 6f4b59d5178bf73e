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
  return agentsOver({ log, clock, userAgentName, tokens, wireFor: wireTo });
}

interface AgentParts {
  readonly log: Log;
  readonly clock: Clock;
  readonly userAgentName: string;
  readonly tokens?: SipTokens;
  /** May throw a `SipFault`. */
  wireFor(account: Account): OpenWire;
}

/** Agents on whatever carries their messages. */
export function agentsOver({ wireFor, ...parts }: AgentParts): SipAgentFactory {
  return {
    create: (account, password, listener) =>
      new SipJsAgent({ ...parts, account, password, listener, open: wireFor(account) }),
  };
}

function wireTo(account: Account): OpenWire {
  const domain = domainOf(account.address);
  const url = serverUrl(account.server, domain);
  if (!url.ok) throw new SipFault('insecure-server', url.error.detail);
  return webSocketWire(url.value, CONNECT_MS);
}
