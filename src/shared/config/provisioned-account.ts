/** How the ids of accounts begin that provisioning brings. */
const PROVISIONED = 'provisioned-';

/** The provider's account, or its line: the person can't change it or sign it out. */
export function isProvisioned({ id }: { readonly id: string }): boolean {
  return id.startsWith(PROVISIONED);
}
