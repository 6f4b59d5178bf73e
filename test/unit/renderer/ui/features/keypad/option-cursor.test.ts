import { expect, it } from 'vitest';
import { moveActive } from '../../../../../../src/renderer/ui/features/keypad/option-cursor';

it('enters at the near end and goes round', () => {
  expect([moveActive(null, 1, 3), moveActive(null, -1, 3)]).toEqual([0, 2]);
  expect([moveActive(2, 1, 3), moveActive(0, -1, 3), moveActive(0, 1, 3)]).toEqual([0, 2, 1]);
});
