import type { Core } from 'sip.js';
import { domainOf } from '../../../shared/domain/address';
import { ANONYMOUS_ADDRESS } from '../../../shared/domain/caller';

const NAME = 'Anonymous';
const HOST = domainOf(ANONYMOUS_ADDRESS);

/**
 * What an INVITE looks like that does not tell who calls (RFC 3323 §4.1.1.3), while the gateway still knows whose it is (RFC 3325
 * §9.2, §9.3). Its Contact is a random one anyway.
 * @param own our SIP address
 */
export function disguised(own: string) {
  return {
    params: { fromUri: ANONYMOUS_ADDRESS, fromDisplayName: NAME },
    headers: ['Privacy: id', `P-Preferred-Identity: <${own}>`],
  } as const;
}

/** The library puts our name into the From of every later request of such a call; this keeps it out. */
export function keepDisguised(core: Core.UserAgentCore): void {
  const make = core.makeOutgoingRequestMessage.bind(core);
  core.makeOutgoingRequestMessage = (method, requestUri, fromUri, toUri, options, extraHeaders, body) =>
    make(
      method,
      requestUri,
      fromUri,
      toUri,
      fromUri.host === HOST ? { ...options, fromDisplayName: NAME } : options,
      extraHeaders,
      body,
    );
}
