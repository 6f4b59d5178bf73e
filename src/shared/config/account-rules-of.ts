import { DEFAULT_RULES, type AccountRules } from './account-rules';
import type { Settings } from './settings';

/** The rules for the calls of a line; one without an account of its own, the demo's, has the usual ones. */
export function rulesOf({ accounts }: Settings, lineId: string): AccountRules {
  return accounts.find(({ id }) => id === lineId)?.rules ?? DEFAULT_RULES;
}
