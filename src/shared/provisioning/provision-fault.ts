/**
 * Why a set-up did not work, or why its last refresh did not. The text shown comes from the messages `provision.fault.{code}`
 * and `provision.fault.{code}.next`; `{place}` in them is where in the document it is.
 *
 * The address: `bad-address`, `not-https`, `not-set-up` (a QR code or link that is none of ours). The way there: `unreachable`,
 * `certificate`, `too-slow`, `redirected`, `server-error`, `not-found`. What the server says: `refused`, `token-unknown`,
 * `token-used`, `token-expired`, `withdrawn` (410). The document: `too-large`, `not-json`, `newer-version`, `wrong-type`,
 * `unsafe-link`, `insecure-server`. Here: `keychain` (no way to keep what lets us in), `managed` (the organisation's own set-up
 * stays), `links-off`. Single sign-on: `sso-cancelled`, `sso-denied`, `sso-unreachable`, `sso-clock`, `sso-late`, `sso-failed`.
 */
export const PROVISION_FAULTS = [
  'bad-address',
  'not-https',
  'not-set-up',
  'unreachable',
  'certificate',
  'too-slow',
  'redirected',
  'server-error',
  'not-found',
  'refused',
  'token-unknown',
  'token-used',
  'token-expired',
  'withdrawn',
  'too-large',
  'not-json',
  'newer-version',
  'wrong-type',
  'unsafe-link',
  'insecure-server',
  'keychain',
  'managed',
  'links-off',
  'sso-cancelled',
  'sso-denied',
  'sso-unreachable',
  'sso-clock',
  'sso-late',
  'sso-failed',
] as const;
export type ProvisionFaultCode = (typeof PROVISION_FAULTS)[number];

/** A fault and where in the document it is, such as `accounts.1.server`; empty: not in the document. */
export interface ProvisionFault {
  readonly code: ProvisionFaultCode;
  readonly place: string;
}

/** A fault that is not at one place of the document. */
export function provisionFault(code: ProvisionFaultCode, place = ''): ProvisionFault {
  return { code, place };
}
