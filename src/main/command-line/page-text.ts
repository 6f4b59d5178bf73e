import { compileCatalog } from '../../shared/text/compile-catalog';
import { createText } from '../../shared/text/create-text';
import { chooseLanguage, type Language } from '../../shared/text/language';
import type { MessageKey } from '../../shared/text/message-key';
import german from '../../../assets/locales/de.json?raw';
import english from '../../../assets/locales/en.json?raw';
import type { PageText } from './fault-text';

const CATALOGS: Readonly<Record<Language, string>> = { en: english, de: german };

/**
 * The windows' words, so that a terminal says the same. Loaded when a command line asks, never at the start.
 * @param systemLocale BCP 47
 */
export function pageText(setting: 'system' | Language, systemLocale: string): PageText {
  const { language, locale } = chooseLanguage(setting, systemLocale);
  return createText(locale, compileCatalog(JSON.parse(CATALOGS[language]) as Record<MessageKey, string>));
}
