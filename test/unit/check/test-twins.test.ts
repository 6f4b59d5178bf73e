import { expect, it } from 'vitest';
import { isTypesAlone, twinsOf } from '../../check/test-twins';

it('looks for the twin at the same path', () => {
  expect(twinsOf('src/shared/domain/address.ts')[0]).toBe('test/unit/shared/domain/address.test.ts');
});

it('asks none of a file that is types alone', () => {
  expect(
    isTypesAlone("import type { A } from './a';\n/** Words. */\nexport interface B extends A {}\n"),
  ).toBe(true);
  expect(isTypesAlone("export type * from './a';")).toBe(true);
  expect(isTypesAlone('export const a = 1;')).toBe(false);
  expect(isTypesAlone("import './a';")).toBe(false);
});
