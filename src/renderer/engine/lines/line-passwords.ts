import type { Account } from '../../../shared/config/settings';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { SecretFault } from '../../../shared/ipc/contract';
import { isRelay } from '../media/ice-servers';
import type { NewAccount } from '../ports';
import type { PhoneHost } from '../world/world';

type Keychain = Pick<PhoneHost, 'getSecret' | 'setSecret' | 'deleteSecret'>;

/** The passwords of the lines: in the keychain, or, where the person does not want that, in memory until the phone ends. */
export class LinePasswords {
  readonly #memory = new Map<string, string>();

  constructor(private readonly keychain: Keychain) {}

  /** Null: none is kept. Who signs in with the organisation has an empty one: the gateway asks for a token (RFC 8898). */
  async of({ id, signInWith }: Account): Promise<Result<string | null, SecretFault>> {
    const remembered = this.#memory.get(id);
    if (remembered !== undefined) return ok(remembered);
    return signInWith === 'single-sign-on' ? ok('') : this.#get(`${id}:sip`);
  }

  /** Null: there is no relay, or its password can't be had; calls then try without. */
  async ofRelay({ id, iceServer }: Account): Promise<string | null> {
    if (!isRelay(iceServer)) return null;
    const password = await this.#get(`${id}:turn`);
    return password.ok ? password.value : null;
  }

  remember(lineId: string, password: string): void {
    this.#memory.set(lineId, password);
  }

  /** In memory; the keychain's stays. */
  forget(lineId: string): void {
    this.#memory.delete(lineId);
  }

  /** Where the keychain can't, the person is asked at the next start. */
  async store(lineId: string, password: string): Promise<void> {
    await this.#set(`${lineId}:sip`, password);
  }

  /** The account as it is kept: one whose password the keychain did not take is asked for it at the next start. */
  async keep(account: Account, form: NewAccount): Promise<Account> {
    this.#memory.set(account.id, form.password);
    if (!form.keepPassword) return account;
    const kept = await this.#set(`${account.id}:sip`, form.password);
    if (form.turnPassword !== '') await this.#set(`${account.id}:turn`, form.turnPassword);
    return kept.ok ? account : { ...account, keepPassword: false };
  }

  /** Everything of this line, in the keychain too. */
  async erase(lineId: string): Promise<void> {
    this.#memory.delete(lineId);
    for (const kind of ['sip', 'turn']) {
      await this.keychain.deleteSecret(`${lineId}:${kind}`).catch(unreachable);
    }
  }

  #get(key: string): Promise<Result<string | null, SecretFault>> {
    return this.keychain.getSecret(key).catch(unreachable);
  }

  #set(key: string, secret: string): Promise<Result<null, SecretFault>> {
    return this.keychain.setSecret(key, secret).catch(unreachable);
  }
}

/** The host could not even ask the keychain. */
function unreachable() {
  return fail('keyring-failed', 'the host refused');
}
