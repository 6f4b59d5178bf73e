import { expect, it } from 'vitest';
import { dialPlanOf } from '../../../../src/shared/config/dial-plan-of';
import { NO_POLICIES } from '../../../../src/shared/config/policy-report';
import { PLAIN_DIALLING } from '../../../../src/shared/domain/dial-plan';
import { insisting } from '../../../fakes/policies';

it('is none where nobody has decided', () => {
  expect(dialPlanOf(NO_POLICIES)).toEqual(PLAIN_DIALLING);
});

it('is what the policies say', () => {
  const values = { 'dialling.outsidePrefix': '0', 'dialling.internalDigits': 3, 'dialling.rules': ['+=00'] };
  expect(dialPlanOf(insisting(values))).toEqual({
    outsidePrefix: '0',
    internalDigits: 3,
    rules: ['+=00'],
  });
});
