import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
  accountRulesSchema,
  DEFAULT_RULES,
  FORWARD_CASES,
} from '../../../../src/shared/config/account-rules';

const fits = (change: object): boolean => v.is(accountRulesSchema, { ...DEFAULT_RULES, ...change });
const forward = (change: object): boolean => fits({ forward: { ...DEFAULT_RULES.forward, ...change } });

describe('the rules for the calls of an account', () => {
  it('ring and show who calls, until the person wants it otherwise', () => {
    expect(fits({})).toBe(true);
    expect(DEFAULT_RULES).toMatchObject({ doNotDisturb: false, anonymous: false, autoAnswer: [] });
    for (const when of FORWARD_CASES) expect(DEFAULT_RULES.forward[when].on).toBe(false);
  });

  it.each([4, 121, 20.5, Number.NaN])('do not ring for %d s', (noAnswerSeconds) => {
    expect(forward({ noAnswerSeconds })).toBe(false);
  });

  it.each([5, 120])('ring for %d s', (noAnswerSeconds) => {
    expect(forward({ noAnswerSeconds })).toBe(true);
  });

  it('have no endless lists', () => {
    expect(fits({ autoAnswer: [''] })).toBe(false);
    expect(fits({ autoAnswer: Array.from({ length: 65 }, () => '1') })).toBe(false);
    expect(fits({ parkCode: '1'.repeat(256) })).toBe(false);
  });
});
