import { expect, it } from 'vitest';
import {
  isLocked,
  isManaged,
  NO_POLICIES,
  POLICY_SOURCES,
  policyValue,
  type PolicyReport,
} from '../../../../src/shared/config/policy-report';

const report = (source: PolicyReport['entries'][number]['source']): PolicyReport => ({
  entries: [{ key: 'features.video', value: false, source, from: null }],
  faults: [],
});

it('locks what comes from above the person', () => {
  expect(POLICY_SOURCES.filter(isManaged)).toEqual(['machine-mandatory', 'user-mandatory', 'provisioning']);
  expect(isLocked(report('provisioning'), 'features.video')).toBe(true);
  expect(isLocked(report('machine-recommended'), 'features.video')).toBe(false);
  expect(isLocked(NO_POLICIES, 'features.video')).toBe(false);
});

it('gives what holds, and what is said otherwise where nobody has told', () => {
  expect(policyValue(report('person'), 'features.video', true)).toBe(false);
  expect(policyValue(NO_POLICIES, 'features.video', true)).toBe(true);
});
