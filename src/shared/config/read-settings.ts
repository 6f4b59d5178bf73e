import * as v from 'valibot';
import { DEFAULT_RULES } from './account-rules';
import { fail, ok, type Result } from '../domain/result';
import {
  DEFAULT_SETTINGS,
  MOST_ACCOUNTS,
  MOST_CALLS,
  SETTINGS_VERSION,
  settingsSchema,
  type Account,
  type Settings,
} from './settings';

export type SettingsFault = 'not-settings' | 'newer-version';

type Document = Readonly<Record<string, unknown>>;
/** Step n takes a document of version n to version n + 1. */
const MIGRATIONS: Readonly<Record<number, (old: Document) => Document>> = {};

/** What an account may lack; without its id and its address it is none. */
const ACCOUNT_DEFAULTS: Omit<Account, 'id' | 'address'> = {
  displayName: '',
  authorizationUser: '',
  server: '',
  iceServer: '',
  turnUser: '',
  keepPassword: false,
  mostCalls: MOST_CALLS.usual,
  rules: DEFAULT_RULES,
};
/** One unknown key of an object is found in each round; a document with more of them is of another kind. */
const MOST_ROUNDS = 32;

export interface ReadSettings {
  readonly settings: Settings;
  /** Paths of what was no good and was left out, such as `accounts.1` or `sound.ringVolumeRatio`; never values. */
  readonly dropped: readonly string[];
}

/**
 * Reads a stored settings document of any known version. Missing keys take their default, so that an older file stays good;
 * bad ones are left out alone, so that one of them costs nobody the accounts.
 * Faults: `not-settings` (damaged or of another kind), `newer-version` (written by a later Offhook: kept, not overwritten).
 */
export function readSettings(stored: unknown): Result<ReadSettings, SettingsFault> {
  if (!isDocument(stored)) return fail('not-settings', 'not an object');
  const found = stored['version'];
  if (typeof found !== 'number' || !Number.isInteger(found)) return fail('not-settings', 'no version');
  if (found > SETTINGS_VERSION) return fail('newer-version', `version ${String(found)}`);
  let document = stored;
  for (let version = found; version < SETTINGS_VERSION; version += 1) {
    const step = MIGRATIONS[version];
    if (!step) return fail('not-settings', `no way from version ${String(version)}`);
    document = step(document);
  }
  return salvaged(modernised(document));
}

/** What was a switch once and is a choice now; a new version for it would shut older Offhooks out. */
function modernised(document: Document): Document {
  const { sound } = document;
  if (!isDocument(sound) || typeof sound['noiseSuppression'] !== 'boolean') return document;
  return {
    ...document,
    sound: { ...sound, noiseSuppression: sound['noiseSuppression'] ? 'browser' : 'off' },
  };
}

function salvaged(document: Document): Result<ReadSettings, SettingsFault> {
  let rest = document;
  const dropped: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const parsed = v.safeParse(settingsSchema, complete(rest));
    if (parsed.success) return ok({ settings: parsed.output, dropped });
    const faults = parsed.issues.map(faultyPath);
    dropped.push(...new Set(faults.map((path) => path.join('.'))));
    rest = without(rest, faults) as Document;
  }
  return fail('not-settings', `too much of it: ${dropped.slice(0, 3).join(', ')}`);
}

function faultyPath(issue: v.BaseIssue<unknown>): readonly string[] {
  const steps = issue.path ?? [];
  // A list in the place of an object is wrong as a whole.
  const list = steps.findIndex(({ type, input }) => type === 'object' && Array.isArray(input));
  const path = (list < 0 ? steps : steps.slice(0, list)).map(({ key }) => String(key));
  const [section, index, field] = path;
  // What is too many goes, one in each round, and not the whole list.
  if (section === 'accounts' && index === undefined && issue.type === 'max_length') {
    return [section, String(MOST_ACCOUNTS)];
  }
  // Half a volume is none.
  if (section === 'sound' && steps.some(({ type }) => type === 'array')) return path.slice(0, 3);
  return section === 'accounts' && (field === 'id' || field === 'address') ? path.slice(0, 2) : path;
}

function without(value: unknown, faults: readonly (readonly string[])[]): unknown {
  const stays = ([key]: readonly [string, unknown]): boolean =>
    !faults.some((path) => path.length === 1 && path[0] === key);
  const inside = ([key, child]: readonly [string, unknown]): readonly [string, unknown] => [
    key,
    without(
      child,
      faults.filter((path) => path.length > 1 && path[0] === key).map((path) => path.slice(1)),
    ),
  ];
  if (Array.isArray(value)) {
    return Object.entries(value as unknown[])
      .filter(stays)
      .map((entry) => inside(entry)[1]);
  }
  return isDocument(value) ? Object.fromEntries(Object.entries(value).filter(stays).map(inside)) : value;
}

function complete(document: Document): Document {
  const whole = withDefaults(document, DEFAULT_SETTINGS);
  const accounts = whole['accounts'];
  if (!Array.isArray(accounts)) return whole;
  return {
    ...whole,
    accounts: accounts.map((account: unknown) =>
      isDocument(account) ? withDefaults(account, ACCOUNT_DEFAULTS) : account,
    ),
  };
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
