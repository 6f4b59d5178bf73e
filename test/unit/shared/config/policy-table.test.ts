import { expect, it } from 'vitest';
import * as v from 'valibot';
import {
  isPolicyKey,
  POLICIES,
  POLICY_GROUPS,
  POLICY_KEYS,
  policyRow,
} from '../../../../src/shared/config/policy-table';

it('has each key in one group', () => {
  const grouped = POLICY_GROUPS.flatMap(({ rows }) => Object.keys(rows));
  expect(grouped.sort()).toEqual([...POLICY_KEYS].sort());
});

it.each(POLICY_KEYS)('%s has a name that every system can hold, and a good example', (key) => {
  const row = policyRow(key);
  expect(key).toMatch(/^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$/);
  expect(v.is(row.schema, row.example)).toBe(true);
  expect(v.is(row.schema, row.builtIn)).toBe(true);
  expect(row.levels).toContain('mandatory');
});

it('has no place for a secret', () => {
  for (const key of POLICY_KEYS) {
    expect(key).not.toMatch(/password$|passphrase|secret$|token|credential|private|apikey/i);
  }
});

it('knows its own keys alone', () => {
  expect(isPolicyKey('updates.mode')).toBe(true);
  expect(isPolicyKey('toString')).toBe(false);
  expect(POLICIES['updates.mode'].builtIn).toBe('auto');
});
