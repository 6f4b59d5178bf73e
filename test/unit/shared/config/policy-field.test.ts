import { expect, it } from 'vitest';
import { emptyForNull, location, percent, setting } from '../../../../src/shared/config/policy-field';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';

it('reads and writes the person’s setting and nothing beside it', () => {
  const field = setting('calls', 'noAnswerSeconds');
  const changed = field.set(DEFAULT_SETTINGS, 30);
  expect([field.builtIn, field.get(DEFAULT_SETTINGS), field.get(changed)]).toEqual([120, 120, 30]);
  expect(changed).toEqual({
    ...DEFAULT_SETTINGS,
    calls: { ...DEFAULT_SETTINGS.calls, noAnswerSeconds: 30 },
  });
});

it('has no null, and whole numbers for ratios', () => {
  const country = emptyForNull(setting('calls', 'country'));
  expect([country.builtIn, country.get(country.set(DEFAULT_SETTINGS, 'CH'))]).toEqual(['', 'CH']);
  expect(country.set(country.set(DEFAULT_SETTINGS, 'CH'), '').calls.country).toBeNull();
  const volume = percent(setting('sound', 'ringVolumeRatio'));
  expect([volume.builtIn, volume.set(DEFAULT_SETTINGS, 29).sound.ringVolumeRatio]).toEqual([80, 0.29]);
  expect(volume.get(volume.set(DEFAULT_SETTINGS, 29))).toBe(29);
});

it('finds each element of the place', () => {
  const floor = location('floor');
  const changed = floor.set(DEFAULT_SETTINGS, '3');
  expect([floor.builtIn, floor.get(changed), changed.emergency.location.room]).toEqual(['', '3', '']);
});
