import { expect, it } from 'vitest';
import { wishHolds } from '../../../../src/shared/domain/wish-holds';

it.each([
  ['always', 'on', true],
  ['always', 'off', true],
  ['always', 'unknown', true],
  ['unless-do-not-disturb', 'on', false],
  ['unless-do-not-disturb', 'off', true],
  ['unless-do-not-disturb', 'unknown', true],
  ['never', 'on', false],
  ['never', 'off', false],
  ['never', 'unknown', false],
] as const)('%s, while the system’s do-not-disturb is %s: %s', (wish, system, holds) => {
  expect(wishHolds(wish, system)).toBe(holds);
});
