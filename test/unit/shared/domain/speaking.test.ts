import { expect, it } from 'vitest';
import { afterLook, SILENT } from '../../../../src/shared/domain/speaking';

const looks = (...levels: readonly number[]): readonly boolean[] => {
  let now = SILENT;
  return levels.map((level) => (now = afterLook(now, level)).speaks);
};

it('speaks from the first loud look on, and through the pauses between words', () => {
  expect(looks(0.001, 0.05, 0, 0, 0.05, 0, 0)).toEqual([false, true, true, true, true, true, true]);
});

it('is silent after three quiet looks', () => {
  expect(looks(0.05, 0, 0, 0, 0)).toEqual([true, true, true, false, false]);
});

it('stays as it was between loud and quiet', () => {
  expect(looks(0.015, 0.05, 0.015, 0, 0, 0.015, 0, 0)).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
    true,
  ]);
});
