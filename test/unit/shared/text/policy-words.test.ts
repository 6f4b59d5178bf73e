import { expect, it } from 'vitest';
import { POLICY_SOURCES } from '../../../../src/shared/config/policy-report';
import { policyFaultText, policySourceText, policyValueText } from '../../../../src/shared/text/policy-words';
import { english } from '../../renderer/english';

it('says values as people do', () => {
  const said = ([true, false, '', [], ['opus', 'pcma'], 30, 'beta'] as const).map((value) =>
    policyValueText(typeof value === 'object' ? [...value] : value, english),
  );
  expect(said).toEqual(['On', 'Off', 'Empty', 'Empty', 'opus, pcma', '30', 'beta']);
});

it('names each source differently, and what is wrong', () => {
  expect(new Set(POLICY_SOURCES.map((source) => policySourceText(source, english))).size).toBe(7);
  expect(policyFaultText({ code: 'bad-value', from: 'f', key: 'updates.mode' }, english)).toContain(
    'updates.mode',
  );
  expect(policyFaultText({ code: 'not-trusted', from: 'f', key: null }, english)).toContain('administrator');
});
