import { chooseLanguage, type Language } from '../../../shared/text/language';
import { createText, type Catalog, type Text } from '../../../shared/text/create-text';
import type { MessageKey } from '../../../shared/text/message-key';

/** The words of the windows. */
export type UiText = Text<MessageKey>;

/** One chunk a language, loaded when it is chosen; the `catalogs` plugin compiles them. */
const CATALOGS: Readonly<Record<Language, () => Promise<{ readonly default: Catalog<MessageKey> }>>> = {
  en: () => import('../../../../assets/locales/en.json'),
  de: () => import('../../../../assets/locales/de.json'),
};

/** The words for a language setting on a system with this locale. */
export async function loadText(setting: 'system' | Language, systemLocale: string): Promise<UiText> {
  const { language, locale } = chooseLanguage(setting, systemLocale);
  const catalog = await CATALOGS[language]();
  return createText(locale, catalog.default);
}
