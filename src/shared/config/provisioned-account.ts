import type { Account } from './settings';

/** How the ids of accounts begin that provisioning brings. */
const PROVISIONED = 'provisioned-';

/** The provider's account: the person can't change it or sign it out. */
export function isProvisioned({ id }: Pick<Account, 'id'>): boolean {
  return id.startsWith(PROVISIONED);
}
