import english from '../../../../assets/locales/en.json';
import { chooseLanguage, type Language } from '../../../shared/text/language';
import { createText, type Catalog, type Text } from '../../../shared/text/create-text';
import type { MessageKey } from '../../../shared/text/message-key';

/** The words of the windows. */
export type UiText = Text<MessageKey>;

/** English comes with the page, any other language as a chunk when it is chosen; the `catalogs` plugin compiles them. */
const CATALOGS: Readonly<Record<Language, () => Promise<Catalog<MessageKey>>>> = {
  en: () => Promise.resolve(english),
  de: async () => (await import('../../../../assets/locales/de.json')).default,
};

/** The words for a language setting on a system with this locale. */
export async function loadText(setting: 'system' | Language, systemLocale: string): Promise<UiText> {
  const { language, locale } = chooseLanguage(setting, systemLocale);
  return createText(locale, await CATALOGS[language]());
}
