import type { DialPlan } from '../domain/dial-plan';
import { policyValue, type PolicyReport } from './policy-report';

/** The dial plan that admins and the provider have decided. */
export function dialPlanOf(policies: PolicyReport): DialPlan {
  return {
    outsidePrefix: policyValue(policies, 'dialling.outsidePrefix', ''),
    internalDigits: policyValue(policies, 'dialling.internalDigits', 0),
    rules: policyValue(policies, 'dialling.rules', []),
  };
}
