import { expect, it } from 'vitest';
import { splitPostDial } from '../../../../src/shared/domain/post-dial';

it.each([
  ['+49 30 1234567,,12#', '+49 30 1234567', [',,12#']],
  ['601;1234', '601', ['', '1234']],
  ['601,1;2-3;a', '601', [',1', '23', 'A']],
  ['(030) 123 ; 4', '(030) 123', ['', '4']],
  ['601,', '601', [',']],
  ['601;', '601', ['']],
  ['601', '601', []],
  ['sip:bob@example.com;user=phone', 'sip:bob@example.com;user=phone', []],
  ['bob,1', 'bob,1', []],
  ['601,javascript', '601,javascript', []],
  [`601,${'1'.repeat(64)}`, `601,${'1'.repeat(64)}`, []],
  ['', '', []],
])('%s', (typed, target, parts) => {
  expect(splitPostDial(typed)).toEqual({ target, parts });
});
