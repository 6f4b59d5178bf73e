import type { Account } from '../config/settings';
import { DEFAULT_RULES, type AccountRules } from '../config/account-rules';
import { domainOf, formatAddress, parseAddress } from '../domain/address';
import { serverUrl } from '../domain/server-url';
import type { ProvisionedAccount, ProvisioningDocument } from './document';

/** What a document brings: values by policy key, unchecked, and accounts as the settings have them. */
export interface Provisioned {
  readonly values: Readonly<Record<string, unknown>>;
  readonly accounts: readonly Account[];
}

export const NOTHING_PROVISIONED: Provisioned = { values: {}, accounts: [] };

/**
 * What a document means here. Its own fields win over its `policies` of the same name.
 * @param instanceOf a UUID by the account's id that no other machine has, and that stays
 */
export function provisionedBy(
  document: ProvisioningDocument,
  instanceOf: (accountId: string) => string,
): Provisioned {
  const { dialPlan, features, refreshMinutes } = document;
  return {
    values: {
      ...document.policies,
      ...(refreshMinutes === undefined ? {} : { 'provisioning.refreshMinutes': refreshMinutes }),
      ...(dialPlan.country === null ? {} : { 'dialling.country': dialPlan.country }),
      ...(dialPlan.emergencyNumbers.length === 0
        ? {}
        : { 'emergency.extraNumbers': dialPlan.emergencyNumbers }),
      ...(dialPlan.outsidePrefix === '' ? {} : { 'dialling.outsidePrefix': dialPlan.outsidePrefix }),
      ...(dialPlan.internalDigits === undefined
        ? {}
        : { 'dialling.internalDigits': dialPlan.internalDigits }),
      ...(dialPlan.rules.length === 0 ? {} : { 'dialling.rules': dialPlan.rules }),
      ...Object.fromEntries(
        Object.entries(features)
          .filter(([, on]) => on !== undefined)
          .map(([name, on]) => [`features.${name}`, on]),
      ),
    },
    accounts: document.accounts.map((account) => accountOf(account, instanceOf(accountIdOf(account)))),
  };
}

/** The id an account of a document has here. */
export function accountIdOf({ id }: Pick<ProvisionedAccount, 'id'>): string {
  return `provisioned-${id}`;
}

/** The document as it may lie on a disk: without a secret. */
export function withoutSecrets(document: ProvisioningDocument): ProvisioningDocument {
  return {
    ...document,
    accounts: document.accounts.map((account) => ({ ...account, password: '', turnPassword: '' })),
  };
}

function accountOf(account: ProvisionedAccount, instanceId: string): Account {
  const address = parseAddress(account.address);
  const server = serverUrl(account.server, domainOf(account.address));
  return {
    id: accountIdOf(account),
    address: address.ok ? formatAddress({ ...address.value, scheme: 'sip' }) : account.address,
    displayName: account.displayName,
    authorizationUser: account.authorizationUser,
    server: server.ok ? server.value : account.server,
    iceServer: account.iceServer,
    turnUser: account.turnUser,
    keepPassword: true,
    mostCalls: account.mostCalls,
    rules: rulesFrom(account.rules),
    instanceId,
    ...(account.signInWith === 'single-sign-on' ? { signInWith: account.signInWith } : {}),
  };
}

function rulesFrom(given: ProvisionedAccount['rules']): AccountRules {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...DEFAULT_RULES, ...(Object.fromEntries(said) as Partial<AccountRules>) };
}
