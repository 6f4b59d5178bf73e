import * as v from 'valibot';
import { isPolicyKey, policyRow, type PolicyKey, type PolicyValues } from './policy-table';
import type { PolicyFault } from './policy-report';
import type { PolicyLevel } from './policy-row';

export interface ReadLayer {
  readonly values: Partial<PolicyValues>;
  readonly faults: readonly PolicyFault[];
}

/** The values that are good; each of the others is left out alone. */
export function readLayer(raw: unknown, level: PolicyLevel, from: string): ReadLayer {
  if (!isDocument(raw)) return { values: {}, faults: [{ code: 'not-policies', from, key: null }] };
  const values: Partial<Record<PolicyKey, unknown>> = {};
  const faults: PolicyFault[] = [];
  for (const [key, value] of Object.entries(raw)) {
    // Editors find the schema by it.
    if (key === '$schema') continue;
    const code = faultOf(key, value, level);
    if (code) faults.push({ code, from, key: key.slice(0, 128) });
    else if (isPolicyKey(key)) values[key] = value;
  }
  return { values: values as Partial<PolicyValues>, faults };
}

function faultOf(key: string, value: unknown, level: PolicyLevel): PolicyFault['code'] | null {
  if (!isPolicyKey(key)) return 'unknown-key';
  const { schema, levels } = policyRow(key);
  if (!levels.includes(level)) return 'wrong-level';
  return v.is(schema, value) ? null : 'bad-value';
}

function isDocument(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
