import { expect, it } from 'vitest';
import * as v from 'valibot';
import {
  DEFAULT_EMERGENCY,
  emergencySchema,
  NO_LOCATION,
} from '../../../../../../src/shared/config/emergency-settings';
import {
  emergencyDraft,
  emergencySaved,
  geoIsGood,
} from '../../../../../../src/renderer/ui/features/settings/emergency-draft';

it('gives back what it was given', () => {
  const settings = {
    extra: ['5555', '11414'],
    testNumber: '933',
    location: { ...NO_LOCATION, country: 'DE' },
  };
  expect(emergencySaved(emergencyDraft(settings))).toEqual(settings);
});

it('keeps only what fits', () => {
  const draft = emergencyDraft(DEFAULT_EMERGENCY);
  const saved = emergencySaved({
    extra: ` 1 ;; ${'2,'.repeat(40)}`,
    testNumber: '9'.repeat(40),
    location: { ...draft.location, street: 'x'.repeat(400), country: 'de ' },
  });
  expect(v.is(emergencySchema, saved)).toBe(true);
  expect(saved.extra).toHaveLength(16);
  expect(saved.location.country).toBe('DE');
  expect(
    emergencySaved({ ...draft, location: { ...draft.location, country: 'Germany' } }).location.country,
  ).toBe('');
});

it.each([
  ['', true],
  ['geo:1,2', true],
  ['1,2', false],
])('%j: %s', (geo, good) => {
  expect(geoIsGood(geo)).toBe(good);
});
