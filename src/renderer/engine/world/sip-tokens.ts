import type { Result } from '../../../shared/domain/result';
import type { SipTokenFault } from '../../../shared/provisioning/sip-token-fault';

/** Bearer tokens for gateways that want them (RFC 8898). Whose token goes where is decided behind it, not here. */
export interface SipTokens {
  /** @param fresh the last one was refused */
  token(accountId: string, authzServer: string, fresh: boolean): Promise<Result<string, SipTokenFault>>;
}

/** Where there is no organisation to sign in with. */
export const NO_SIP_TOKENS: SipTokens = {
  token: () =>
    Promise.resolve({ ok: false, error: { code: 'not-for-this', detail: 'no organisation here' } }),
};
