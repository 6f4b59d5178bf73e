import { COUNTRIES, countryOf } from '../../../../shared/domain/country';
import type { UiText } from '../../text/load-text';

/** Countries in the order of their names; the first follows the system. `systemLocale`: BCP 47. */
export function countryOptions(systemLocale: string, text: UiText) {
  const names = new Intl.DisplayNames(text.locale, { type: 'region' });
  const nameOf = (country: string): string => names.of(country) ?? country;
  const here = countryOf(null, systemLocale);
  const byName = new Intl.Collator(text.locale);
  const all = COUNTRIES.map((country) => ({ value: country, label: nameOf(country) })).sort((a, b) =>
    byName.compare(a.label, b.label),
  );
  const system =
    here === null
      ? text.t('settings.country.unknown')
      : text.t('settings.country.system', { country: nameOf(here) });
  return [{ value: '', label: system }, ...all];
}
