import { fail, ok } from '../../../shared/domain/result';
import { isProvisioned } from '../../../shared/config/provisioned-account';
import type { Policy } from '../policy/policy';
import type { Credentials } from './credentials';

/**
 * Where an admin wants no password kept that a person typed: none is, and one that was kept before goes when it is asked for.
 */
export function ruledCredentials(credentials: Credentials, policy: Policy): Credentials {
  const mayKeep = async (id: string): Promise<boolean> => {
    await policy.ready;
    return isProvisioned({ id }) || policy.value('secrets.keepPasswords');
  };
  return {
    ...credentials,
    async get(key) {
      if (await mayKeep(key)) return credentials.get(key);
      await credentials.delete(key);
      return ok(null);
    },
    async set(key, secret) {
      if (await mayKeep(key)) return credentials.set(key, secret);
      return fail('keyring-failed', 'not kept, by policy');
    },
  };
}
