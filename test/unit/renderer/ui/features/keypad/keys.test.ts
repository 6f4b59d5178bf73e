import { expect, it } from 'vitest';
import { KEYS, keyPressed } from '../../../../../../src/renderer/ui/features/keypad/keys';

it('has the twelve keys of a phone in their order', () => {
  expect(KEYS.map(({ key }) => key).join('')).toBe('123456789*0#');
});

it('makes a plus of a long press on 0 alone', () => {
  expect([keyPressed('0', 499), keyPressed('0', 500), keyPressed('1', 900)]).toEqual(['0', '+', '1']);
});
