import { expect, it } from 'vitest';
import { readHandover } from '../../../../src/main/command-line/handover';

const GOOD = { version: 1, command: { kind: 'dial', address: 'bob' }, hidden: false, replyTo: null };

it('reads what this version hands over', () => {
  expect(readHandover(GOOD)).toEqual(GOOD);
  expect(readHandover({ ...GOOD, command: null, replyTo: '/tmp/offhook-reply-abc123' })).not.toBeNull();
});

it.each([
  undefined,
  null,
  'dial bob',
  [],
  {},
  { ...GOOD, version: 2 },
  { ...GOOD, more: 1 },
  { ...GOOD, hidden: 'yes' },
  { ...GOOD, replyTo: 'x'.repeat(1_025) },
  { ...GOOD, command: { kind: 'dial' } },
  { ...GOOD, command: { kind: 'dial', address: '' } },
  { ...GOOD, command: { kind: 'dial', address: 'b'.repeat(513) } },
  { ...GOOD, command: { kind: 'dial', address: 'bob', confirm: false } },
  { ...GOOD, command: { kind: 'link', text: 't'.repeat(601) } },
  { ...GOOD, command: { kind: 'mute', on: 'on' } },
  { ...GOOD, command: { kind: 'quit' } },
])('leaves anything else alone: %j', (data) => {
  expect(readHandover(data)).toBeNull();
});
