import { POLICY_GROUPS, policyRow, isPolicyKey } from '../../src/shared/config/policy-table';
import type { PolicyLevel, PolicyRow } from '../../src/shared/config/policy-row';

/** A row with its key, for templates. */
export interface ToldPolicy {
  readonly key: string;
  /** The key where dots can't stand: in names of templates. */
  readonly id: string;
  readonly row: PolicyRow;
}

export interface ToldGroup {
  readonly name: string;
  readonly id: string;
  readonly policies: readonly ToldPolicy[];
}

/** The table in its groups, those that may be said at the level. */
export function toldGroups(level: PolicyLevel = 'mandatory'): readonly ToldGroup[] {
  return POLICY_GROUPS.map(({ name, rows }) => ({
    name,
    id: name.replace(/[^A-Za-z]/g, ''),
    policies: Object.keys(rows)
      .filter(isPolicyKey)
      .map((key) => ({ key, id: key.replace('.', '_'), row: policyRow(key) }))
      .filter(({ row }) => row.levels.includes(level)),
  })).filter(({ policies }) => policies.length > 0);
}

/** The range in words. */
export function rangeText({ type }: PolicyRow): string {
  switch (type.kind) {
    case 'flag':
      return 'true or false';
    case 'choice': {
      const options = type.options.filter((option) => option !== '');
      if (options.length > 12)
        return `one of ${String(options.length)} codes, ${options.slice(0, 3).join(', ')} …`;
      return options.join(', ');
    }
    case 'number':
      return `${String(type.least)} to ${String(type.most)}${type.unit === '' ? '' : ` ${type.unit}`}`;
    case 'text':
      return `${type.form}; at most ${String(type.longest)} characters`;
    case 'list': {
      const what =
        type.options.length > 0
          ? `of ${type.options.join(', ')}`
          : `of at most ${String(type.longest)} characters each`;
      return `${String(type.least)} to ${String(type.most)} texts ${what}`;
    }
  }
}

/** A value as JSON has it. */
export function shown(value: unknown): string {
  return JSON.stringify(value);
}

/** What an admin reads beside the control. */
export function helpText({ key, row }: ToldPolicy): string {
  const locks = row.locks === null ? '' : `\n\nLocks for the person: ${row.locks}.`;
  return `${row.description}\n\nKey: ${key}. Values: ${rangeText(row)}. Built in: ${shown(row.builtIn)}.${locks}`;
}
