import type { PolicyEntry, PolicyReport } from '../../../../shared/config/policy-report';
import { policyFaultText, policySourceText, policyValueText } from '../../../../shared/text/policy-words';
import type { UiText } from '../../text/load-text';

export interface ManagedRow {
  readonly key: string;
  readonly value: string;
  readonly source: string;
  /** Where it was said; null: nothing to show. */
  readonly from: string | null;
}

export interface ManagedView {
  /** What others have decided or recommend. */
  readonly decided: readonly ManagedRow[];
  /** The rest: the person's, and what is built in. */
  readonly rest: readonly ManagedRow[];
  readonly faults: readonly { readonly from: string; readonly what: string }[];
}

/** Every value that holds, and who says so. */
export function managedView({ entries, faults }: PolicyReport, text: UiText): ManagedView {
  const row = ({ key, value, source, from }: PolicyEntry): ManagedRow => ({
    key,
    value: policyValueText(value, text),
    source: policySourceText(source, text),
    from: from === '' ? null : from,
  });
  const own = (entry: PolicyEntry): boolean => entry.source === 'person' || entry.source === 'built-in';
  return {
    decided: entries.filter((entry) => !own(entry)).map(row),
    rest: entries.filter(own).map(row),
    faults: faults.map((fault) => ({ from: fault.from, what: policyFaultText(fault, text) })),
  };
}
