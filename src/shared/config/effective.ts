import { POLICY_SOURCES, type PolicyFault, type PolicyReport, type PolicySource } from './policy-report';
import { POLICY_KEYS, policyRow, type PolicyKey, type PolicyValues } from './policy-table';

/** Values of one source. There may be several of the same one: the later wins. */
export interface PolicyLayer {
  readonly source: Exclude<PolicySource, 'built-in'>;
  /** The file, the registry key or the address that they came from; null: nothing to show. */
  readonly from: string | null;
  readonly values: Partial<PolicyValues>;
}

export interface EffectiveValue<T = PolicyValues[PolicyKey]> {
  readonly value: T;
  readonly source: PolicySource;
  readonly from: string | null;
}

/** What holds for each key, and by whose word. */
export type Effective = { readonly [K in PolicyKey]: EffectiveValue<PolicyValues[K]> };

/** The strongest source that says something wins. The order of the layers matters only among those of the same source. */
export function effectiveOf(layers: readonly PolicyLayer[]): Effective {
  const rank = ({ source }: PolicyLayer): number => POLICY_SOURCES.indexOf(source);
  const strongestFirst = [...layers].reverse().sort((a, b) => rank(a) - rank(b));
  const entries = POLICY_KEYS.map((key): [PolicyKey, EffectiveValue] => {
    for (const { source, from, values } of strongestFirst) {
      const value = values[key];
      if (value !== undefined) return [key, { value, source, from }];
    }
    return [
      key,
      { value: policyRow(key).builtIn as PolicyValues[PolicyKey], source: 'built-in', from: null },
    ];
  });
  return Object.fromEntries(entries) as unknown as Effective;
}

/** As it is told to the pages. */
export function reportOf(effective: Effective, faults: readonly PolicyFault[]): PolicyReport {
  const entries = POLICY_KEYS.map((key) => {
    const { value, source, from } = effective[key];
    return { key, value: Array.isArray(value) ? [...value] : value, source, from };
  });
  return { entries, faults: [...faults] };
}
