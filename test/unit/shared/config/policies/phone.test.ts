import { expect, it } from 'vitest';
import * as v from 'valibot';
import * as tables from '../../../../../src/shared/config/policies/phone';
import { DEFAULT_SETTINGS, settingsSchema } from '../../../../../src/shared/config/settings';

const rows = Object.entries(Object.assign({}, ...Object.values(tables)) as Record<string, never>).map(
  ([key, row]) => [key, row] as const,
);

interface AnyRow {
  readonly example: unknown;
  readonly builtIn: unknown;
  readonly schema: v.GenericSchema;
  readonly field: {
    set(settings: typeof DEFAULT_SETTINGS, value: unknown): typeof DEFAULT_SETTINGS;
    get(settings: typeof DEFAULT_SETTINGS): unknown;
  } | null;
}

it.each(rows)('%s fits into the settings it stands for', (_key, row: AnyRow) => {
  expect(v.is(row.schema, row.builtIn)).toBe(true);
  if (!row.field) return;
  const set = row.field.set(DEFAULT_SETTINGS, row.example);
  expect(v.is(settingsSchema, set)).toBe(true);
  expect(row.field.get(set)).toEqual(row.example);
});
