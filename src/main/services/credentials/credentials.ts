import { fail, ok, type Result } from '../../../shared/domain/result';
import type { SecretFault } from '../../../shared/ipc/contract';
import type { Log } from '../../../shared/log/levels';
import { keyringFault } from './keyring-fault';
import { BRAND } from '../../../shared/brand/brand';

/** The name under which the entries stand in the system's own keyring program. */
const KEYRING_SERVICE = BRAND.name;
/** ms; a keyring may be asking the person for its password meanwhile */
const PATIENCE_MS = 60_000;

/** The part of keytar that is used. */
export interface Keyring {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** Secrets, in the system's keyring and nowhere else. Faults: `keyring-locked`, `keyring-missing`, `keyring-failed`. */
export interface Credentials {
  get(key: string): Promise<Result<string | null, SecretFault>>;
  set(key: string, secret: string): Promise<Result<null, SecretFault>>;
  /** Deleting what isn't there is well. */
  delete(key: string): Promise<Result<null, SecretFault>>;
  /** The keyring hasn't answered yet; a thread of this process waits for it and can't be called back. */
  isWaiting(): boolean;
}

export interface CredentialsParts {
  /** Gets the keyring on first use: the native module throws where its library is missing. */
  load(): Promise<Keyring>;
  /** Whether the entry is there, but locked: libsecret says "nothing found" then, without an error. */
  isLocked(service: string, account: string): Promise<boolean>;
  readonly log: Log;
}

export function createCredentials({ load, isLocked, log }: CredentialsParts): Credentials {
  let loading: Promise<Keyring> | null = null;
  /**
   * One at a time: a keyring that waits for the person holds one of Node's four worker threads, and with all four of them
   * held no file could be read any more.
   */
  let turn: Promise<unknown> = Promise.resolve();

  let waiting = 0;

  async function keyring(): Promise<Keyring> {
    loading ??= load();
    try {
      return await loading;
    } catch (error) {
      // The person may install or start one while we run.
      loading = null;
      throw error;
    }
  }

  async function attempt<T>(
    what: string,
    act: (keyring: Keyring) => Promise<T>,
  ): Promise<Result<T, SecretFault>> {
    let givenUp = false;
    const done = turn.then(async () => {
      // The person was told that it failed: doing it all the same would surprise them.
      if (givenUp) throw new Error('given up');
      const ring = await keyring();
      waiting += 1;
      return act(ring).finally(() => {
        waiting -= 1;
      });
    });
    turn = done.catch(() => undefined);
    try {
      return ok(
        await within(PATIENCE_MS, done, () => {
          givenUp = true;
        }),
      );
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      const code = keyringFault(detail);
      log.error(`${what}: ${code}, ${detail}`);
      return fail(code, detail);
    }
  }

  async function refuseLocked(key: string): Promise<void> {
    if (await isLocked(KEYRING_SERVICE, key)) throw new Error('the entry is locked');
  }

  return {
    get: (key) =>
      attempt('get', async (ring) => {
        const secret = await ring.getPassword(KEYRING_SERVICE, key);
        if (secret === null) await refuseLocked(key);
        return secret;
      }),
    set: (key, secret) =>
      attempt('set', async (ring) => {
        await ring.setPassword(KEYRING_SERVICE, key, secret);
        return null;
      }),
    delete: (key) =>
      attempt('delete', async (ring) => {
        if (!(await ring.deletePassword(KEYRING_SERVICE, key))) await refuseLocked(key);
        return null;
      }),
    isWaiting: () => waiting > 0,
  };
}

/** Rejects as a locked keyring does when `work` takes longer than `limitMs`. */
async function within<T>(limitMs: number, work: Promise<T>, giveUp: () => void): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      giveUp();
      reject(new Error('the keyring did not answer, it may be locked'));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
