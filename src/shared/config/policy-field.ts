import { DEFAULT_SETTINGS, type Settings } from './settings';
import type { DispatchableLocation } from './emergency-settings';

/** The setting behind a policy, in the policy's own terms. */
export interface PolicyField<T> {
  readonly builtIn: T;
  get(settings: Settings): T;
  set(settings: Settings, value: T): Settings;
}

type Section = {
  [S in keyof Settings]: Settings[S] extends readonly unknown[] | number | boolean ? never : S;
}[keyof Settings];

/** A setting that is the same in both. */
export function setting<S extends Section, K extends keyof Settings[S]>(
  section: S,
  key: K,
): PolicyField<Settings[S][K]> {
  return {
    builtIn: DEFAULT_SETTINGS[section][key],
    get: (settings) => settings[section][key],
    set: (settings, value) => ({ ...settings, [section]: { ...settings[section], [key]: value } }),
  };
}

/** Neither the registry nor a property list knows null: there it is empty text. */
export function emptyForNull<T extends string>(field: PolicyField<T | null>): PolicyField<T | ''> {
  return converted(
    field,
    (value) => value ?? '',
    (value) => (value === '' ? null : value),
  );
}

/** 0–100 for 0–1: the registry holds whole numbers only. */
export function percent(field: PolicyField<number>): PolicyField<number> {
  return converted(
    field,
    (ratio) => Math.round(ratio * 100),
    (hundredths) => hundredths / 100,
  );
}

export function location(key: keyof DispatchableLocation): PolicyField<string> {
  return {
    builtIn: DEFAULT_SETTINGS.emergency.location[key],
    get: ({ emergency }) => emergency.location[key],
    set: (settings, value) => ({
      ...settings,
      emergency: {
        ...settings.emergency,
        location: { ...settings.emergency.location, [key]: value },
      },
    }),
  };
}

function converted<From, To>(
  field: PolicyField<From>,
  there: (value: From) => To,
  back: (value: To) => From,
): PolicyField<To> {
  return {
    builtIn: there(field.builtIn),
    get: (settings) => there(field.get(settings)),
    set: (settings, value) => field.set(settings, back(value)),
  };
}
