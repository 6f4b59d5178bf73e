import { expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../src/shared/config/settings';
import { SHORTCUTS } from '../../../../src/shared/domain/shortcut';

it('has a place in the settings for each, and no keys until the person chose some', () => {
  expect(DEFAULT_SETTINGS.shortcuts).toEqual(Object.fromEntries(SHORTCUTS.map((name) => [name, null])));
});
