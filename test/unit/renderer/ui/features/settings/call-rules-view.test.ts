import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type AccountRules } from '../../../../../../src/shared/config/account-rules';
import {
  listOf,
  noAnswerChoices,
  rulesFaults,
  savedRules,
} from '../../../../../../src/renderer/ui/features/settings/call-rules-view';

const own = 'sip:alice@example.com';
function forwarding(part: Partial<AccountRules['forward']>): AccountRules {
  return { ...DEFAULT_RULES, forward: { ...DEFAULT_RULES.forward, ...part } };
}
const faults = (draft: AccountRules, before = DEFAULT_RULES) => rulesFaults(before, draft, own);

describe('what keeps rules from being saved', () => {
  it('is nothing, for the usual ones', () => {
    expect(faults(DEFAULT_RULES)).toEqual({});
  });

  it.each(['', 'alice', 'no such address'])('is a target like %j', (target) => {
    expect(faults(forwarding({ busy: { on: true, target } }))).toEqual({ busy: 'rules.forward.bad-target' });
  });

  it('is no target that is switched off', () => {
    expect(faults(forwarding({ busy: { on: false, target: '?' } }))).toEqual({});
  });

  it('is a name where the provider wants a number, or a code that is missing', () => {
    expect(faults(forwarding({ by: 'provider', always: { on: true, target: 'carol' } }))).toEqual({
      always: 'rules.forward.no-code',
    });
    const codes = { ...DEFAULT_RULES.forward.codes, always: { on: '', off: '' } };
    expect(faults(forwarding({ by: 'provider', always: { on: true, target: '204' }, codes }))).toEqual({
      always: 'rules.forward.no-code',
    });
  });

  it('is what the provider still forwards when this phone is to do it', () => {
    const before = forwarding({ by: 'provider', always: { on: true, target: '204' } });
    expect(faults(forwarding({ by: 'phone' }), before)).toEqual({ always: 'rules.forward.switch-off-first' });
  });
});

describe('what is saved', () => {
  it('is all of it where this phone forwards', () => {
    const draft = forwarding({ always: { on: true, target: '204' } });
    expect(savedRules(DEFAULT_RULES, draft, 'l')).toEqual({ rules: draft, asked: [] });
  });

  it('is not before the provider said yes where it forwards', () => {
    const draft = forwarding({ by: 'provider', always: { on: true, target: '204' } });
    const { rules, asked } = savedRules(DEFAULT_RULES, draft, 'l');
    expect(rules.forward).toMatchObject({ by: 'provider', always: { on: false, target: '204' } });
    expect(asked).toEqual([{ type: 'set-forwarding', lineId: 'l', when: 'always', on: true, target: '204' }]);
  });

  it('asks for what changed alone', () => {
    const before = forwarding({ by: 'provider', always: { on: true, target: '204' } });
    const same = savedRules(before, { ...before, anonymous: true }, 'l');
    expect(same).toEqual({ rules: { ...before, anonymous: true }, asked: [] });
    const off = savedRules(before, forwarding({ by: 'provider', always: { on: false, target: '204' } }), 'l');
    expect(off.rules.forward.always.on).toBe(true);
    expect(off.asked).toMatchObject([{ when: 'always', on: false }]);
  });
});

it('takes callers from one line', () => {
  expect(listOf(' bob, +49 30 * ;; carol@x.example ')).toEqual(['bob', '+49 30 *', 'carol@x.example']);
});

it('offers the seconds that were chosen', () => {
  expect(noAnswerChoices(17)).toContain(17);
  expect(noAnswerChoices(20)).toHaveLength(9);
});
