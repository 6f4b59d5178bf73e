import { expect, it } from 'vitest';
import { DEFAULT_RULES } from '../../../../src/shared/config/account-rules';
import { rulesOf } from '../../../../src/shared/config/account-rules-of';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { ALICE } from '../../../fakes/account';

it('are those of the account, and the usual ones for a line without one', () => {
  const rules = { ...DEFAULT_RULES, doNotDisturb: true };
  const settings = { ...DEFAULT_SETTINGS, accounts: [{ ...ALICE, rules }] };
  expect(rulesOf(settings, ALICE.id)).toBe(rules);
  expect(rulesOf(settings, 'demo')).toBe(DEFAULT_RULES);
});
