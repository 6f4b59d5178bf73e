import { describe, expect, it } from 'vitest';
import { chooseLanguage, textDirection } from '../../../../src/shared/text/language';

describe('chooseLanguage', () => {
  it.each([
    ['system', 'de-AT', 'de', 'de-AT'],
    ['system', 'fr-FR', 'en', 'en'],
    ['system', 'en-GB', 'en', 'en-GB'],
    ['de', 'en-GB', 'de', 'de'],
    ['en', 'de-DE', 'en', 'en'],
    ['system', 'de_DE.UTF-8', 'de', 'de-DE'],
    ['system', 'C', 'en', 'en'],
    ['system', '', 'en', 'en'],
  ] as const)('%s on a %s system speaks %s with the dates of %s', (setting, system, language, locale) => {
    expect(chooseLanguage(setting, system)).toEqual({ language, locale });
  });
});

describe('textDirection', () => {
  it('is right to left for the scripts that are', () => {
    expect(['en-GB', 'de', 'ar-EG', 'he'].map(textDirection)).toEqual(['ltr', 'ltr', 'rtl', 'rtl']);
  });
});
