import type * as v from 'valibot';
import { ICE_RULES, NETWORK, SECRETS, SIP } from './policies/connection';
import { FEATURES, PROVISIONING, UPDATES } from './policies/fleet';
import { DIALLING, EMERGENCY, MEDIA, PRIVACY, RINGING, SHELL } from './policies/phone';
import type { PolicyRow } from './policy-row';

/** The table by subject, as admins find it in their console. */
export const POLICY_GROUPS = [
  { name: 'Identity and provisioning', rows: PROVISIONING },
  { name: 'SIP and WSS', rows: SIP },
  { name: 'Media and ICE', rows: { ...MEDIA, ...ICE_RULES } },
  { name: 'Network', rows: NETWORK },
  { name: 'Ringing', rows: RINGING },
  { name: 'Dialling', rows: DIALLING },
  { name: 'Emergency', rows: EMERGENCY },
  { name: 'Features', rows: FEATURES },
  { name: 'Desktop', rows: SHELL },
  { name: 'Updates', rows: UPDATES },
  { name: 'Privacy', rows: PRIVACY },
  { name: 'Secrets', rows: SECRETS },
] as const satisfies readonly { readonly name: string; readonly rows: Readonly<Record<string, Row>> }[];

/**
 * Everything that an admin or a provider may decide, one row a key. What is generated from it: the templates for Windows and
 * macOS, the JSON schema, and the page for admins in assets/policies. Nothing secret has a row.
 */
export const POLICIES = {
  ...PROVISIONING,
  ...SIP,
  ...MEDIA,
  ...ICE_RULES,
  ...NETWORK,
  ...RINGING,
  ...DIALLING,
  ...EMERGENCY,
  ...FEATURES,
  ...SHELL,
  ...UPDATES,
  ...PRIVACY,
  ...SECRETS,
} as const;

export type PolicyKey = keyof typeof POLICIES;
export type PolicyValues = { readonly [K in PolicyKey]: v.InferOutput<(typeof POLICIES)[K]['schema']> };
/** A row whose value is of any kind; `never` because a field takes only what its own schema let through. */
type Row =
  PolicyRow<never> | PolicyRow<boolean> | PolicyRow<number> | PolicyRow<string> | PolicyRow<string[]>;

export const POLICY_KEYS = Object.keys(POLICIES) as readonly PolicyKey[];

export function isPolicyKey(key: string): key is PolicyKey {
  return Object.hasOwn(POLICIES, key);
}

/** The row of a key whose value's kind the caller doesn't know. */
export function policyRow(key: PolicyKey): PolicyRow {
  return POLICIES[key];
}
