import { describe, expect, it } from 'vitest';
import {
  DIAL_RULE,
  dialledBy,
  PLAIN_DIALLING,
  withoutOutsidePrefix,
  type DialPlan,
} from '../../../../src/shared/domain/dial-plan';

const EXCHANGE: DialPlan = {
  outsidePrefix: '0',
  internalDigits: 4,
  rules: ['+=00', '+49=0', '+4930=', '99='],
};

describe('an exchange with an outside line', () => {
  it.each([
    ['a number of the outside', '0301234567', '00301234567'],
    ['one with marks for the eye', '(030) 123-45 67', '00301234567'],
    ['one of our country', '+49 40 1234567', '00401234567'],
    ['one of our town, by the longest beginning', '+49301234567', '01234567'],
    ['one of another country', '+44 20 7946 0000', '000442079460000'],
    ['a link', 'tel:+44-20-7946-0000;ext=1', '000442079460000'],
    ['a number whose beginning falls away', '9912345', '012345'],
  ])('%s: %s → %s', (_what, typed, dialled) => {
    expect(dialledBy(EXCHANGE, typed)).toBe(dialled);
  });

  it.each([
    ['a number of the house', '2041'],
    ['one of the house with a blank', '20 41'],
    ['an address', 'sip:0301234567@example.com'],
    ['an address without its scheme', '0301234567@example.com'],
    ['a scheme without a host', 'sip:0301234567'],
    ['a name', 'alice'],
    ['a service code', '*720301234567'],
    ['another', '#31#0301234567'],
  ])('%s stays as it is: %s', (_what, typed) => {
    expect(dialledBy(EXCHANGE, typed)).toBe(typed);
  });

  it('puts nothing before a number that is whole', () => {
    expect(dialledBy({ ...EXCHANGE, rules: ['0=+49'] }, '0301234567')).toBe('+49301234567');
  });

  it('takes off the prefix for who dialled it', () => {
    expect(withoutOutsidePrefix(EXCHANGE, '0 112')).toBe('112');
    expect(withoutOutsidePrefix(EXCHANGE, '112')).toBeNull();
    expect(withoutOutsidePrefix(EXCHANGE, 'sip:0112@example.com')).toBeNull();
    expect(withoutOutsidePrefix(PLAIN_DIALLING, '112')).toBeNull();
  });
});

it.each(['0301234567', '2041', '+49301234567'])('without a plan %s goes out as it is', (typed) => {
  expect(dialledBy(PLAIN_DIALLING, typed)).toBe(typed);
});

it.each([
  ['+=00', true],
  ['0=+49', true],
  ['99=', true],
  ['=0', false],
  ['0', false],
  ['0=a', false],
  ['(a+)+=0', false],
])('%s is a rule: %s', (rule, fits) => {
  expect(new RegExp(`^(?:${DIAL_RULE.source})$`).test(rule)).toBe(fits);
});
