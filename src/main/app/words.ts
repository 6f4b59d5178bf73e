import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import german from '../../../assets/locales/shell.de.json';
import english from '../../../assets/locales/shell.en.json';
import type { Phrase } from './shell-state';

/** Turns a phrase into the words of one language. */
export type Words = (phrase: Phrase) => string;

const CATALOGS = { en: english, de: german } as const;
export type Language = keyof typeof CATALOGS;

/** The language to speak: the chosen one, or with `system` the first of ours that `systemLocale` (BCP 47) begins with. */
export function shellLanguage(chosen: 'system' | Language, systemLocale: string): Language {
  if (chosen !== 'system') return chosen;
  return systemLocale.toLowerCase().startsWith('de') ? 'de' : 'en';
}

/** The words of the tray and the notifications: their own small catalogue, compiled here, because pages have theirs. */
export function createWords(language: Language): Words {
  const messages = Object.fromEntries(
    Object.entries(CATALOGS[language]).map(([key, message]) => [key, compileMessage(message)]),
  );
  const i18n = setupI18n({ locale: language, messages: { [language]: messages } });
  return ({ key, values }) => i18n._(key, values);
}
