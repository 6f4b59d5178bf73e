/** The languages Offhook speaks; each has a catalogue in assets/locales. */
const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface LanguageChoice {
  readonly language: Language;
  /** BCP 47 for dates and numbers: the system's when it is the same language, else the language's own. */
  readonly locale: string;
}

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** The language for a setting and the system's locale; English where neither is spoken here. */
export function chooseLanguage(setting: 'system' | Language, systemLocale: string): LanguageChoice {
  const system = wellFormed(systemLocale);
  const spoken = LANGUAGES.find((language) => language === primary(system));
  const language = setting === 'system' ? (spoken ?? 'en') : setting;
  return { language, locale: primary(system) === language ? system : language };
}

/** The writing direction of a locale. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.includes(primary(locale)) ? 'rtl' : 'ltr';
}

function primary(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? '';
}

/** Systems give `de_DE.UTF-8` or `C` at times; `Intl` throws on those. */
function wellFormed(locale: string): string {
  const tag = locale.replace(/[.@].*$/, '').replaceAll('_', '-');
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : 'en';
}
