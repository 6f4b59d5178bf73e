import type { PolicyReport } from '../../src/shared/config/policy-report';

/** What an admin insists on. */
export function insisting(
  values: Readonly<Record<string, string | number | boolean | string[]>>,
): PolicyReport {
  return {
    entries: Object.entries(values).map(([key, value]) => ({
      key,
      value,
      source: 'machine-mandatory',
      from: null,
    })),
    faults: [],
  };
}
