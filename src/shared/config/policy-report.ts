import * as v from 'valibot';
import type { PolicyKey, PolicyValues } from './policy-table';

/** Who says what holds, the strongest first. */
export const POLICY_SOURCES = [
  'machine-mandatory',
  'user-mandatory',
  'provisioning',
  'person',
  'machine-recommended',
  'user-recommended',
  'built-in',
] as const;
export type PolicySource = (typeof POLICY_SOURCES)[number];

/**
 * What is wrong with a policy, or with the place it came from. Of a key: `unknown-key`, `bad-value` (wrong type, out of its range),
 * `wrong-level` (it can't be said at this level). Of a place: `unreadable`, `not-policies` (damaged, or of another kind),
 * `not-trusted` (others than the machine's admin can write it).
 */
const POLICY_FAULTS = [
  'unknown-key',
  'bad-value',
  'wrong-level',
  'unreadable',
  'not-policies',
  'not-trusted',
] as const;

const place = v.pipe(v.string(), v.maxLength(4_096));
const key = v.pipe(v.string(), v.maxLength(128));
const shortText = v.pipe(v.string(), v.maxLength(4_096));

const policyFaultSchema = v.strictObject({
  code: v.picklist(POLICY_FAULTS),
  /** The file, the registry key or the address. */
  from: place,
  /** Null: the whole place. */
  key: v.nullable(key),
});
export type PolicyFault = v.InferOutput<typeof policyFaultSchema>;

/**
 * What holds and who said so, as the pages and the command line show it. The table itself stays in main: a page that needs one of
 * its values names the key.
 */
export const policyReportSchema = v.strictObject({
  entries: v.array(
    v.strictObject({
      key,
      value: v.union([v.boolean(), v.number(), shortText, v.array(shortText)]),
      source: v.picklist(POLICY_SOURCES),
      from: v.nullable(place),
    }),
  ),
  faults: v.array(policyFaultSchema),
});
export type PolicyReport = v.InferOutput<typeof policyReportSchema>;
export type PolicyEntry = PolicyReport['entries'][number];

/** Where there is no admin: in a browser, and until main has told. */
export const NO_POLICIES: PolicyReport = { entries: [], faults: [] };

/** The person can't change what comes from there. */
export function isManaged(source: PolicySource): boolean {
  return POLICY_SOURCES.indexOf(source) < POLICY_SOURCES.indexOf('person');
}

/** What holds for the key, or `otherwise` where nobody has told. */
export function policyValue<K extends PolicyKey>(
  report: PolicyReport,
  wanted: K,
  otherwise: PolicyValues[K],
): PolicyValues[K] {
  const entry = report.entries.find((each) => each.key === wanted);
  return entry ? (entry.value as PolicyValues[K]) : otherwise;
}

/** Whether the key's control is locked. */
export function isLocked({ entries }: PolicyReport, wanted: PolicyKey): boolean {
  const entry = entries.find((each) => each.key === wanted);
  return entry !== undefined && isManaged(entry.source);
}
