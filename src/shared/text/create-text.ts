import { setupI18n, type Messages } from '@lingui/core';
import { textDirection } from './language';

/** What fills the holes of a message. Plural forms choose by numbers. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** A compiled catalogue (see `compileCatalog`): one message a key. */
export type Catalog<K extends string = string> = Readonly<Record<K, Messages[string]>>;

/** The words of one language. */
export interface Text<K extends string = string> {
  /** BCP 47, for `Intl` and for `lang`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The message of `key`; the key itself where the catalogue lacks it, so that a gap is seen and nothing breaks. */
  t(key: K, values?: MessageValues): string;
}

/**
 * The words of `catalog` with the plural rules of `locale`.
 * @param locale BCP 47; `de-AT` reads the `de` catalogue with Austrian dates
 */
export function createText<K extends string>(locale: string, catalog: Catalog<K>): Text<K> {
  const i18n = setupI18n({ locale, messages: { [locale]: { ...catalog } } });
  return {
    locale,
    direction: textDirection(locale),
    t: (key, values) => i18n._(key, values && { ...values }),
  };
}
