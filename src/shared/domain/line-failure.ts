/** Why a line can't ring. The text shown comes from the messages `line.{failure}` and `line.{failure}.next`. */
export const LINE_FAILURES = [
  'offline',
  'unreachable',
  'unknown-host',
  'refused',
  'silent',
  'not-sip',
  'certificate-untrusted',
  'certificate-expired',
  'certificate-name',
  'proxy-unreachable',
  'proxy-refused',
  'wrong-password',
  'forbidden',
  'unknown-account',
  'server-error',
  'socket-lost',
  'password-missing',
  'keyring-locked',
  'keyring-missing',
  'insecure-server',
  'sign-in-needed',
] as const;

export type LineFailure = (typeof LINE_FAILURES)[number];

/** How soon trying again makes sense: `soon` backs off from a second, `slowly` every few minutes, `never` waits for the person. */
export type Retry = 'soon' | 'slowly' | 'never';

/** When to try again after a failure. A rejected password is never repeated: many registrars lock the account. */
export function retryAfter(failure: LineFailure): Retry {
  switch (failure) {
    case 'wrong-password':
    case 'password-missing':
    case 'insecure-server':
      return 'never';
    case 'forbidden':
    case 'unknown-account':
    // The person signs in again, and then it is told.
    case 'sign-in-needed':
    case 'keyring-locked':
    // It may start after us.
    case 'keyring-missing':
      return 'slowly';
    default:
      return 'soon';
  }
}

/** Only the person can say what it lacks. */
export function waitsForPassword(failure: LineFailure): boolean {
  switch (failure) {
    case 'password-missing':
    case 'wrong-password':
    case 'keyring-locked':
    case 'keyring-missing':
      return true;
    default:
      return false;
  }
}

/** The failure behind the final response to our REGISTER (RFC 3261 §10.2.7), after credentials were sent. */
export function lineFailureForStatus(status: number): LineFailure {
  if (status === 401 || status === 407) return 'wrong-password';
  if (status === 403) return 'forbidden';
  if (status === 404 || status === 410 || status === 604) return 'unknown-account';
  if (status === 408) return 'silent';
  return 'server-error';
}
