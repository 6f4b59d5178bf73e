import { expect, it } from 'vitest';
import { countryOptions } from '../../../../../../src/renderer/ui/features/settings/country-options';
import { english } from '../../../english';

it('follows the system first, and says what that means', () => {
  expect(countryOptions('de-AT', english)[0]).toEqual({ value: '', label: 'As the system (Austria)' });
  expect(countryOptions('', english)[0]?.label).toBe('As the system (not known)');
});

it('names the others in the order of the alphabet', () => {
  const labels = countryOptions('de', english)
    .slice(1)
    .map(({ label }) => label);
  expect(labels[0]).toBe('Afghanistan');
  expect(labels.at(-1)).toBe('Zimbabwe');
});
