import { expect, it } from 'vitest';
import { closedEntry } from '../../../../../src/renderer/engine/history/unfinished';

it.each([
  ['ongoing', null, 'failed'],
  ['ongoing', 5, 'answered'],
  ['missed', null, 'missed'],
] as const)('%s, answered at %s, becomes %s', (outcome, answeredAtMs, becomes) => {
  expect(closedEntry({ outcome, answeredAtMs }).outcome).toBe(becomes);
});
