import { expect, it } from 'vitest';
import { COUNTRIES, countryOf } from '../../../../src/shared/domain/country';

it.each([
  [null, 'de', 'DE'],
  [null, 'de-CH', 'CH'],
  [null, 'en', 'US'],
  [null, 'en-GB-oxendict', 'GB'],
  ['AT', 'de', 'AT'],
  [null, 'not a language', null],
  [null, '', null],
])('chosen %s, language %s: %s', (chosen, locale, country) => {
  expect(countryOf(chosen, locale)).toBe(country);
});

it('lists each country once, in two letters', () => {
  expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
  for (const country of COUNTRIES) expect(country).toMatch(/^[A-Z]{2}$/);
});
