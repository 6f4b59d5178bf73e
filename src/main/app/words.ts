import { compileCatalog } from '../../shared/text/compile-catalog';
import { createText } from '../../shared/text/create-text';
import { chooseLanguage, type Language } from '../../shared/text/language';
import german from '../../../assets/locales/shell.de.json?raw';
import english from '../../../assets/locales/shell.en.json?raw';
import type { ShellKey } from './shell-key';
import type { Phrase } from './shell-state';

/** Turns a phrase into the words of one language. */
export type Words = (phrase: Phrase) => string;

/** Gives the words for a setting; a language is compiled when it is first spoken. */
export type WordsFor = (setting: 'system' | Language) => Words;

/** As JSON: the build compiles imported catalogues for pages, and main has a compiler at hand. */
const CATALOGS: Readonly<Record<Language, string>> = { en: english, de: german };

/**
 * The words of the tray and the notifications. They are few and have a catalogue of their own, so that main needn't carry the
 * pages'.
 * @param systemLocale BCP 47
 */
export function createWords(systemLocale: string): WordsFor {
  const spoken = new Map<Language, Words>();
  return (setting) => {
    const { language, locale } = chooseLanguage(setting, systemLocale);
    const known = spoken.get(language);
    if (known) return known;
    const text = createText<ShellKey>(
      locale,
      compileCatalog(JSON.parse(CATALOGS[language]) as Record<ShellKey, string>),
    );
    const words: Words = ({ key, values }) =>
      text.t(key, values?.['name'] === '' ? { ...values, name: text.t('caller.anonymous') } : values);
    spoken.set(language, words);
    return words;
  };
}
