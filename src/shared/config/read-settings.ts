import * as v from 'valibot';
import { fail, ok, type Result } from '../domain/result';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, settingsSchema, type Settings } from './settings';

export type SettingsFault = 'not-settings' | 'newer-version';

type Document = Readonly<Record<string, unknown>>;
/** Step n takes a document of version n to version n + 1. */
const MIGRATIONS: Readonly<Record<number, (old: Document) => Document>> = {};

/**
 * Reads a stored settings document of any known version. Missing keys take their default, so that an older file stays good.
 * Faults: `not-settings` (damaged or of another kind), `newer-version` (written by a later Offhook: kept, not overwritten).
 */
export function readSettings(stored: unknown): Result<Settings, SettingsFault> {
  if (!isDocument(stored)) return fail('not-settings', 'not an object');
  const found = stored['version'];
  if (typeof found !== 'number') return fail('not-settings', 'no version');
  if (found > SETTINGS_VERSION) return fail('newer-version', `version ${String(found)}`);
  let document = stored;
  for (let version = found; version < SETTINGS_VERSION; version += 1) {
    const step = MIGRATIONS[version];
    if (!step) return fail('not-settings', `no way from version ${String(version)}`);
    document = step(document);
  }
  const parsed = v.safeParse(settingsSchema, withDefaults(document, DEFAULT_SETTINGS));
  return parsed.success ? ok(parsed.output) : fail('not-settings', v.summarize(parsed.issues));
}

function withDefaults(document: Document, defaults: Document): Document {
  const merged: Record<string, unknown> = { ...document };
  for (const [key, fallback] of Object.entries(defaults)) {
    const value = merged[key];
    if (value === undefined) merged[key] = fallback;
    else if (isDocument(value) && isDocument(fallback)) merged[key] = withDefaults(value, fallback);
  }
  return merged;
}

function isDocument(value: unknown): value is Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
