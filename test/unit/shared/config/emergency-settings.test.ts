import { expect, it } from 'vitest';
import * as v from 'valibot';
import {
  DEFAULT_EMERGENCY,
  emergencySchema,
  locationSchema,
  NO_LOCATION,
} from '../../../../src/shared/config/emergency-settings';

it('may all be empty', () => {
  expect(v.is(emergencySchema, DEFAULT_EMERGENCY)).toBe(true);
});

it.each([{ country: 'de' }, { country: 'DEU' }, { street: 'x'.repeat(129) }, { planet: 'Earth' }])(
  '%j is no place',
  (part) => {
    expect(v.is(locationSchema, { ...NO_LOCATION, ...part })).toBe(false);
  },
);
