import { expect, it } from 'vitest';
import { dialFaultText } from '../../../../src/shared/text/dial-fault-text';
import { english } from '../../renderer/english';

it.each([
  ['no-line', /not signed in/],
  ['line-not-ready', /not connected/],
  ['too-many-calls', /too many/],
  ['empty', /can be called/],
  ['bad-character', /no address has\. Remove/],
  ['scheme', /kind of link/],
] as const)('says why nothing was dialled: %s', (fault, words) => {
  expect(dialFaultText(fault, english)).toMatch(words);
});
