import type { Fault } from '../../../shared/domain/result';
import { webFault } from '../provisioning/web';

/** Why nobody was signed in. */
export type SignInFault =
  | 'sso-cancelled'
  | 'sso-late'
  | 'sso-denied'
  | 'sso-unreachable'
  | 'sso-clock'
  | 'sso-failed'
  | 'certificate'
  | 'keychain';

/** Why there is no token; `refused`: somebody has to sign in again. */
export type TokenFault = Exclude<SignInFault, 'sso-cancelled' | 'sso-late' | 'sso-denied'> | 'refused';

/** What the OpenID library's errors mean to a person. Their text never holds a token. */
export function signOnFault(
  error: unknown,
): Fault<Exclude<SignInFault, 'sso-cancelled' | 'sso-late'> | 'refused'> {
  if (!(error instanceof Error)) return { code: 'sso-failed', detail: String(error) };
  const said = 'error' in error ? String(error.error) : '';
  const code = 'code' in error ? String(error.code) : '';
  const cause = error.cause instanceof Error ? `${error.cause.name}: ${error.cause.message}` : '';
  const detail = [error.name, said, code, error.message, cause]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 300);
  if (said === 'access_denied' || said === 'login_required') return { code: 'sso-denied', detail };
  if (said === 'invalid_grant') return { code: 'refused', detail };
  if (/JWT_TIMESTAMP/.test(code)) return { code: 'sso-clock', detail };
  if (said !== '' || /RESPONSE_IS_NOT_CONFORM|OAUTH_/.test(code))
    return { code: serverDown(error) ? 'sso-unreachable' : 'sso-failed', detail };
  return { code: webFault(detail) === 'certificate' ? 'certificate' : 'sso-unreachable', detail };
}

/** 5xx of the provider: it is there, and of no use now. */
function serverDown(error: Error): boolean {
  const { cause } = error;
  return cause instanceof Response && cause.status >= 500;
}
