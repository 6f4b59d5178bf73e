import { ok, type Result } from '../../../shared/domain/result';
import type { SecretFault } from '../../../shared/ipc/contract';
import type { Credentials } from '../credentials/credentials';

/**
 * The keychain, and until we quit also what it would not take: where there is none the phone still rings today, and nothing
 * secret is ever written anywhere else.
 */
export function holdSecrets(credentials: Credentials): Credentials {
  const held = new Map<string, string>();
  return {
    async get(key): Promise<Result<string | null, SecretFault>> {
      const kept = held.get(key);
      return kept === undefined ? credentials.get(key) : ok(kept);
    },
    async set(key, secret) {
      const stored = await credentials.set(key, secret);
      if (stored.ok) held.delete(key);
      else held.set(key, secret);
      return stored;
    },
    delete(key) {
      held.delete(key);
      return credentials.delete(key);
    },
    isWaiting: credentials.isWaiting,
  };
}
