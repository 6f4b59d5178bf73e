import { isManaged } from './policy-report';
import { POLICY_KEYS, policyRow, type PolicyKey, type PolicyValues } from './policy-table';
import { isProvisioned } from './provisioned-account';
import { MOST_ACCOUNTS, type Account, type Settings } from './settings';
import type { Effective } from './effective';
import { sameData } from './same-data';

/**
 * What the person decided: what was chosen, and what differs from the built-in value, since nobody else can have brought it
 * there.
 */
export function personsValues(own: Settings, chosen: ReadonlySet<PolicyKey>): Partial<PolicyValues> {
  const values: Partial<Record<PolicyKey, unknown>> = {};
  for (const key of POLICY_KEYS) {
    const { field, builtIn } = policyRow(key);
    if (!field) continue;
    const value = field.get(own);
    if (chosen.has(key) || !sameData(value, builtIn)) values[key] = value;
  }
  return values as Partial<PolicyValues>;
}

/**
 * The person's own settings with what others decide in its place. Of a provisioned account the person has the rules for its calls.
 * @param accounts those that provisioning brought
 */
export function effectiveSettings(
  own: Settings,
  effective: Effective,
  accounts: readonly Account[],
): Settings {
  let settings = own;
  for (const key of POLICY_KEYS) {
    const { field } = policyRow(key);
    const { value } = effective[key];
    if (field && !sameData(field.get(settings), value)) settings = field.set(settings, value);
  }
  if (!effective['features.recording'].value && settings.recording.mode !== 'forbidden') {
    settings = { ...settings, recording: { ...settings.recording, mode: 'forbidden' } };
  }
  const servers = ruledServers(effective);
  const ours = own.accounts
    .filter((account) => !isProvisioned(account))
    .map((account) => ({ ...account, ...servers }));
  const theirs = accounts.map((account) => ({
    ...account,
    rules: own.accounts.find(({ id }) => id === account.id)?.rules ?? account.rules,
  }));
  return { ...settings, accounts: [...theirs, ...ours].slice(0, MOST_ACCOUNTS) };
}

interface Change {
  /** The person's own, as they are stored. */
  readonly own: Settings;
  /** What the person saw, and changed to `next`. */
  readonly shown: Settings;
  readonly next: Settings;
  readonly effective: Effective;
  readonly accounts: readonly Account[];
}

/**
 * What is to be stored: the person's own, with what the person has changed of what may be changed. What others decide is never
 * stored.
 */
export function personsSettings({ own, shown, next, effective, accounts }: Change): {
  readonly settings: Settings;
  /** Keys that the person has decided with this change. */
  readonly chosen: readonly PolicyKey[];
} {
  let settings = next;
  const chosen: PolicyKey[] = [];
  for (const key of POLICY_KEYS) {
    const { field } = policyRow(key);
    if (!field) continue;
    const changed = !sameData(field.get(shown), field.get(next));
    if (changed && !isManaged(effective[key].source)) chosen.push(key);
    else if (!sameData(field.get(settings), field.get(own))) settings = field.set(settings, field.get(own));
  }
  return {
    settings: { ...settings, accounts: personsAccounts(own, next.accounts, accounts, effective) },
    chosen,
  };
}

/** A provisioned account is stored only for the rules that the person gave it. */
function personsAccounts(
  own: Settings,
  next: readonly Account[],
  theirs: readonly Account[],
  effective: Effective,
): Account[] {
  const ruled = Object.keys(ruledServers(effective)) as (keyof RuledServers)[];
  const kept = next.filter((account) => {
    if (!isProvisioned(account)) return true;
    const brought = theirs.find(({ id }) => id === account.id);
    return brought !== undefined && !sameData(brought.rules, account.rules);
  });
  return kept.map((account) => {
    const before = own.accounts.find(({ id }) => id === account.id);
    if (!before || isProvisioned(account)) return account;
    return { ...account, ...Object.fromEntries(ruled.map((key) => [key, before[key]])) };
  });
}

type RuledServers = Partial<Pick<Account, 'server' | 'iceServer'>>;

/** Where all accounts of the person's own lead, whatever they say themselves. */
function ruledServers(effective: Effective): RuledServers {
  const server = effective['sip.server'].value;
  const iceServer = effective['media.iceServer'].value;
  return { ...(server !== '' && { server }), ...(iceServer !== '' && { iceServer }) };
}
