/**
 * Why there is no token for a gateway: it is not for this account or not for that authorization server, somebody has to sign in
 * first, or the sign-in can't be reached.
 */
export type SipTokenFault = 'not-for-this' | 'sign-in-needed' | 'unreachable';
