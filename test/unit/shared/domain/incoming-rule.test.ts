import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RULES,
  type AccountRules,
  type ForwardCase,
} from '../../../../src/shared/config/account-rules';
import { PLAIN_DIALLING } from '../../../../src/shared/domain/dial-plan';
import {
  forwardTarget,
  incomingRule,
  type IncomingDecision,
  type IncomingFacts,
} from '../../../../src/shared/domain/incoming-rule';

const CAROL = 'sip:carol@example.com';

function forwarding(
  cases: Partial<Record<ForwardCase, string>>,
  by: 'phone' | 'provider' = 'phone',
): AccountRules {
  const forward = Object.fromEntries(
    Object.entries(cases).map(([when, target]) => [when, { on: true, target }]),
  );
  return { ...DEFAULT_RULES, forward: { ...DEFAULT_RULES.forward, by, ...forward } };
}

function decide(part: Partial<IncomingFacts>): IncomingDecision {
  return incomingRule({
    caller: 'sip:bob@example.com',
    own: 'sip:alice@example.com',
    rules: DEFAULT_RULES,
    plan: PLAIN_DIALLING,
    doNotDisturb: false,
    otherCalls: 0,
    full: false,
    answerWish: null,
    emergency: false,
    ...part,
  });
}

const RING: IncomingDecision = { type: 'ring', forward: null, emergency: false };
const BUSY: IncomingDecision = { type: 'redirect', target: CAROL, why: 'busy' };
const quiet = { ...DEFAULT_RULES, doNotDisturb: true };
const intercom = { ...DEFAULT_RULES, autoAnswer: ['bob'] };

describe('what becomes of a call that comes in', () => {
  it.each<[string, Partial<IncomingFacts>, IncomingDecision]>([
    ['nothing special', {}, RING],
    ['another call is on', { otherCalls: 1 }, RING],
    ['too many calls', { otherCalls: 8, full: true }, { type: 'refuse', status: 486, why: 'too-many-calls' }],
    ['do not disturb', { doNotDisturb: true }, { type: 'refuse', status: 486, why: 'do-not-disturb' }],
    [
      'do not disturb, this account',
      { rules: quiet },
      { type: 'refuse', status: 486, why: 'do-not-disturb' },
    ],
    [
      'forward to a number of the outside, as the exchange wants it dialled',
      { rules: forwarding({ always: '030 1234567' }), plan: { ...PLAIN_DIALLING, outsidePrefix: '0' } },
      { type: 'redirect', target: 'sip:00301234567@example.com', why: 'always' },
    ],
    [
      'forward always',
      { rules: forwarding({ always: 'carol' }), doNotDisturb: true, otherCalls: 8, full: true },
      { type: 'redirect', target: CAROL, why: 'always' },
    ],
    ['forward when busy, and it is not', { rules: forwarding({ busy: 'carol' }) }, RING],
    ['forward when busy', { rules: forwarding({ busy: 'carol' }), otherCalls: 1 }, BUSY],
    ['forward when busy, do not disturb', { rules: forwarding({ busy: 'carol' }), doNotDisturb: true }, BUSY],
    [
      'forward when nobody answers',
      { rules: forwarding({ noAnswer: 'carol' }) },
      { type: 'ring', forward: { afterSeconds: 20, target: CAROL }, emergency: false },
    ],
    [
      'forward when nobody answers, do not disturb',
      { rules: forwarding({ noAnswer: 'carol' }), doNotDisturb: true },
      { type: 'refuse', status: 486, why: 'do-not-disturb' },
    ],
    ['the provider forwards', { rules: forwarding({ always: 'carol' }, 'provider') }, RING],
    ['a target that is none', { rules: forwarding({ always: 'no such address' }) }, RING],
    ['a target that is empty', { rules: forwarding({ always: '' }) }, RING],
    ['a target that is ourselves', { rules: forwarding({ always: 'alice' }) }, RING],
    ['a target that is the caller', { rules: forwarding({ always: 'bob' }) }, RING],
    [
      'a target that is the caller, do not disturb',
      { rules: forwarding({ busy: 'bob' }), doNotDisturb: true },
      { type: 'refuse', status: 486, why: 'do-not-disturb' },
    ],
    [
      'an intercom call',
      { rules: intercom, answerWish: { afterSeconds: 3, required: false } },
      { type: 'answer', afterSeconds: 3 },
    ],
    [
      'an intercom call from another',
      { rules: intercom, answerWish: { afterSeconds: 0, required: false }, caller: CAROL },
      RING,
    ],
    ['an intercom call, nobody on the list', { answerWish: { afterSeconds: 0, required: false } }, RING],
    [
      'an intercom call from nobody',
      {
        rules: { ...DEFAULT_RULES, autoAnswer: ['*', '*@*'] },
        answerWish: { afterSeconds: 0, required: false },
        caller: 'sip:anonymous@anonymous.invalid',
      },
      RING,
    ],
    [
      'an intercom call beside another',
      { rules: intercom, answerWish: { afterSeconds: 0, required: false }, otherCalls: 1 },
      RING,
    ],
    [
      'a call only to be answered, from another (RFC 5373 §5.2)',
      { rules: intercom, answerWish: { afterSeconds: 0, required: true }, caller: CAROL },
      { type: 'refuse', status: 403, why: 'not-answered-by-itself' },
    ],
    [
      'a call only to be answered, beside another',
      { rules: intercom, answerWish: { afterSeconds: 0, required: true }, otherCalls: 1 },
      { type: 'refuse', status: 486, why: 'not-answered-by-itself' },
    ],
    [
      'a call only to be answered',
      { rules: intercom, answerWish: { afterSeconds: 0, required: true } },
      { type: 'answer', afterSeconds: 0 },
    ],
    ['no wish to be answered', { rules: intercom }, RING],
    [
      'an intercom call, do not disturb',
      { rules: intercom, answerWish: { afterSeconds: 0, required: false }, doNotDisturb: true },
      { type: 'refuse', status: 486, why: 'do-not-disturb' },
    ],
    [
      'the emergency centre',
      {
        rules: forwarding({ always: 'carol' }),
        doNotDisturb: true,
        otherCalls: 8,
        full: true,
        emergency: true,
      },
      { type: 'ring', forward: null, emergency: true },
    ],
  ])('%s', (_what, facts, decision) => {
    expect(decide(facts)).toEqual(decision);
  });
});

describe('a target', () => {
  it.each([
    ['+49 30 123', 'sip:+4930123@example.com'],
    ['carol', CAROL],
    ['sip:carol@other.example', 'sip:carol@other.example'],
    ['*98#', 'sip:*98%23@example.com'],
  ])('%s is %s', (typed, address) => {
    expect(forwardTarget(typed, 'sip:alice@example.com')).toBe(address);
  });

  it.each(['', 'alice', 'a b c"', 'http://example.com', 'x>\r\nVia: y'])('%j is none', (typed) => {
    expect(forwardTarget(typed, 'sip:alice@example.com')).toBeNull();
  });
});
