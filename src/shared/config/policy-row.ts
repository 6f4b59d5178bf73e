import * as v from 'valibot';
import type { PolicyField } from './policy-field';

/**
 * Who may say it: an admin for good (`mandatory`), an admin as a proposal that the person may change (`recommended`), or the
 * provider's provisioning document (`provisioning`), which is as good as mandatory to the person.
 */
const POLICY_LEVELS = ['mandatory', 'recommended', 'provisioning'] as const;
export type PolicyLevel = (typeof POLICY_LEVELS)[number];

/** The kinds of value that all of the registry, a property list and JSON can hold. */
export type PolicyType =
  | { readonly kind: 'flag' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Whole numbers, both ends included. */
  | { readonly kind: 'number'; readonly least: number; readonly most: number; readonly unit: string }
  /** @property form what it must look like, for people */
  | { readonly kind: 'text'; readonly longest: number; readonly form: string }
  | {
      readonly kind: 'list';
      readonly least: number;
      readonly most: number;
      readonly longest: number;
      /** Empty: any text. */
      readonly options: readonly string[];
    };

/** What is told of a policy. Texts are English and plain: they become the admin's page and the templates' help. */
export interface AboutPolicy<T> {
  readonly title: string;
  readonly description: string;
  readonly example: T;
  /** Where the person finds the control that it locks, such as `Sound › Noise suppression`; null: there is none. */
  readonly locks: string | null;
  /** All three where not said. */
  readonly levels?: readonly PolicyLevel[];
  /** The first version that knows it. */
  readonly since: string;
}

/** One policy: a row of the table. */
export interface PolicyRow<T = unknown> extends Required<AboutPolicy<T>> {
  readonly type: PolicyType;
  readonly schema: v.GenericSchema<T>;
  /** What holds where nobody says anything. */
  readonly builtIn: T;
  /** The person's own setting that it takes the place of; null: no person sets it. */
  readonly field: PolicyField<T> | null;
}

/** What holds otherwise: a value, or the setting that the person has for it. */
type Otherwise<T> = { readonly builtIn: T } | { readonly field: PolicyField<T> };
type Told<T> = AboutPolicy<T> & Otherwise<T>;

function row<T>(type: PolicyType, schema: v.GenericSchema<T>, told: Told<T>): PolicyRow<T> {
  const { title, description, example, locks, levels = POLICY_LEVELS, since } = told;
  const about = { title, description, example, locks, levels, since };
  return 'field' in told
    ? { ...about, type, schema, field: told.field, builtIn: told.field.builtIn }
    : { ...about, type, schema, field: null, builtIn: told.builtIn };
}

export function flag(told: Told<boolean>): PolicyRow<boolean> {
  return row({ kind: 'flag' }, v.boolean(), told);
}

export function choice<const O extends readonly string[]>(
  options: O,
  told: Told<O[number]>,
): PolicyRow<O[number]> {
  return row({ kind: 'choice', options }, v.picklist(options), told);
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** `s`, `min`, `%`, or nothing for a count */
  readonly unit: string;
}

export function wholeNumber(range: Range, told: Told<number>): PolicyRow<number> {
  const schema = v.pipe(v.number(), v.integer(), v.minValue(range.least), v.maxValue(range.most));
  return row({ kind: 'number', ...range }, schema, told);
}

interface Form {
  readonly longest: number;
  /** Empty text always fits: it is the same as nothing said. */
  readonly pattern?: RegExp;
  /** What it must look like, for people. */
  readonly form: string;
}

export function text({ longest, pattern, form }: Form, told: Told<string>): PolicyRow<string> {
  const short = v.pipe(v.string(), v.maxLength(longest));
  const schema = pattern ? v.pipe(short, v.regex(new RegExp(`^(?:${pattern.source})?$`))) : short;
  return row({ kind: 'text', longest, form }, schema, told);
}

interface Lengths {
  readonly least?: number;
  readonly most: number;
  /** Of each text, in characters. */
  readonly longest: number;
  /** What each text must look like. */
  readonly pattern?: RegExp;
}

export function list(
  { least = 0, most, longest, pattern }: Lengths,
  told: Told<string[]>,
): PolicyRow<string[]> {
  const short = v.pipe(v.string(), v.minLength(1), v.maxLength(longest));
  const each = pattern ? v.pipe(short, v.regex(new RegExp(`^(?:${pattern.source})$`))) : short;
  const schema = v.pipe(v.array(each), v.minLength(least), v.maxLength(most));
  return row({ kind: 'list', least, most, longest, options: [] }, schema, told);
}

export function choices<const O extends readonly string[]>(
  options: O,
  { least }: { readonly least: number },
  told: Told<O[number][]>,
): PolicyRow<O[number][]> {
  const most = options.length;
  const schema = v.pipe(v.array(v.picklist(options)), v.minLength(least), v.maxLength(most));
  const longest = Math.max(...options.map(({ length }) => length));
  return row({ kind: 'list', least, most, longest, options }, schema, told);
}
