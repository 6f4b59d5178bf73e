import { expect, it } from 'vitest';
import { sameData } from '../../../../src/shared/config/same-data';

it('looks at the values and not at the objects', () => {
  expect(sameData({ a: [1, null] }, { a: [1, null] })).toBe(true);
  expect(sameData({ a: [1] }, { a: [1, 2] })).toBe(false);
  expect(sameData('', null)).toBe(false);
});
