import { fail, ok, type Result } from '../../shared/domain/result';
import type { SecretFault } from '../../shared/ipc/contract';

const PREFIX = 'offhook.secret.';

export interface TabSecrets {
  get(key: string): Result<string | null, SecretFault>;
  set(key: string, secret: string): Result<null, SecretFault>;
  delete(key: string): Result<null, SecretFault>;
}

/** Secrets that last as long as the tab (its session storage). `keyring-missing`: the browser refuses even that. */
export function tabSecrets(storage: Storage): TabSecrets {
  const attempt = <T>(act: () => T): Result<T, SecretFault> => {
    try {
      return ok(act());
    } catch (error) {
      return fail('keyring-missing', `session storage: ${error instanceof Error ? error.name : 'refused'}`);
    }
  };
  return {
    get: (key) => attempt(() => storage.getItem(PREFIX + key)),
    set: (key, secret) =>
      attempt(() => {
        storage.setItem(PREFIX + key, secret);
        return null;
      }),
    delete: (key) =>
      attempt(() => {
        storage.removeItem(PREFIX + key);
        return null;
      }),
  };
}
