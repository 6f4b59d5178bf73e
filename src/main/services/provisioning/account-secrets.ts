import { accountIdOf } from '../../../shared/provisioning/provisioned';
import type { ProvisioningDocument } from '../../../shared/provisioning/document';
import type { Credentials } from '../credentials/credentials';

type Secrets = Pick<Credentials, 'get' | 'set' | 'delete'>;

export interface KeptSecrets {
  /** Ids of the accounts whose secret is another one now. */
  readonly changed: readonly string[];
  /** The keychain took all there were. */
  readonly kept: boolean;
}

/**
 * Puts the passwords of a document into the keychain, where the lines find them. An empty one leaves what is there: the person
 * may have typed it.
 */
export async function keepAccountSecrets(
  secrets: Secrets,
  document: ProvisioningDocument,
): Promise<KeptSecrets> {
  const changed = new Set<string>();
  let kept = true;
  for (const account of document.accounts) {
    const id = accountIdOf(account);
    const wanted = { sip: account.password, turn: account.turnPassword };
    for (const kind of ['sip', 'turn'] as const) {
      const secret = wanted[kind];
      if (secret === '') continue;
      const before = await secrets.get(`${id}:${kind}`);
      if (before.ok && before.value === secret) continue;
      changed.add(id);
      kept = (await secrets.set(`${id}:${kind}`, secret)).ok && kept;
    }
  }
  return { changed: [...changed], kept };
}

/** Takes away the secrets of accounts that are no longer there. */
export async function dropAccountSecrets(secrets: Secrets, accountIds: readonly string[]): Promise<void> {
  for (const id of accountIds) {
    await secrets.delete(`${id}:sip`);
    await secrets.delete(`${id}:turn`);
  }
}
