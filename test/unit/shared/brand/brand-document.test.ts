import { expect, it } from 'vitest';
import { readBrand } from '../../../../src/shared/brand/brand-document';
import glocke from '../../../fixtures/brands/glocke/brand.json';

it('takes a whole document', () => {
  expect(readBrand(glocke)).toEqual({ ok: true, value: glocke });
});

it.each([
  [{ name: 'A "phone"' }, 'name takes 1 to 40 letters, digits, blanks and . & + -'],
  [{ name: '{count}' }, 'name takes 1 to 40 letters, digits, blanks and . & + -'],
  [{ executable: 'Glocke Phone' }, 'executable takes 2 to 31 small letters, digits and hyphens'],
  [{ executable: '../sh' }, 'executable takes 2 to 31 small letters, digits and hyphens'],
  [{ appId: 'glocke' }, 'appId takes a name such as com.example.phone'],
  [{ toastActivator: 'none' }, 'toastActivator takes a GUID in braces and capitals'],
  [{ scheme: 'tel' }, 'scheme takes a scheme that is not in use already'],
  [{ scheme: 'javascript' }, 'scheme takes a scheme that is not in use already'],
  [{ scheme: 7 }, 'scheme is not of the right type (string)'],
  [{ homepage: 'http://glocke.example' }, 'homepage takes an https address'],
  [{ provisioningUrl: 'http://glocke.example' }, 'provisioningUrl takes an https address'],
  [{ ringTone: 'gong' }, 'ringTone takes one of trill, bell, marimba, pulse, classic'],
  [{ colour: 'red' }, 'colour is not known'],
  [
    { accent: { ...glocke.accent, light: { ...glocke.accent.light, soft: 'pink' } } },
    'accent.light.soft takes a colour such as #0a6c74',
  ],
  [
    { accent: { ...glocke.accent, light: { ...glocke.accent.light, on: '#9a4eae' } } },
    "accent.light.on on accent can't be read: contrast 1.6, at least 4.5 is needed",
  ],
  [
    { accent: { ...glocke.accent, dark: { ...glocke.accent.dark, accent: '#333333', on: '#ffffff' } } },
    "accent.dark.accent on the window can't be read: contrast 1.5, at least 4.5 is needed",
  ],
])('says in a sentence what %j lacks', (change, sentence) => {
  const read = readBrand({ ...glocke, ...change });
  expect(read).toEqual({ ok: false, error: { code: 'not-a-brand', detail: sentence } });
});

it('names every field that is missing', () => {
  const read = readBrand({ name: 'Glocke' });
  expect(read.ok || read.error.detail).toMatch(
    /^executable is missing; appId is missing; .*accent is missing$/,
  );
  expect(readBrand('Glocke')).toMatchObject({
    ok: false,
    error: { detail: 'the document is not of the right type (Object)' },
  });
});
