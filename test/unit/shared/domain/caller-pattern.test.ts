import { expect, it } from 'vitest';
import { isOnList } from '../../../../src/shared/domain/caller-pattern';

const own = 'sip:alice@example.com';

it.each([
  ['sip:bob@example.com', 'bob'],
  ['sip:bob@example.com', 'bob@example.com'],
  ['sip:bob@example.com', 'sip:bob@EXAMPLE.com'],
  ['sip:bob@other.example', '*@other.example'],
  ['sip:+4930123@example.com', '+49 (30) 123'],
  ['sip:+4930123@example.com', '+4930*'],
  ['sip:204@example.com', '2*4'],
  ['sip:204@example.com', '*'],
  ['tel:+4930123', '+49 30 123'],
  ['sip:bob@example.com:5061', 'bob'],
])('%s is on a list with %s', (caller, entry) => {
  expect(isOnList(caller, ['nobody', entry], own)).toBe(true);
});

it.each([
  ['sip:bob@evil.example', 'bob'],
  ['sip:bob@evil.example', '*'],
  ['sip:bob@example.com', 'bo'],
  ['sip:bob@example.com', 'bobby'],
  ['sip:204@example.com', '2*44'],
  ['sip:20@example.com', '20*0'],
  ['sip:bob@example.com', '@example.com'],
  ['sip:bob@example.com', ''],
  ['sip:bob@example.com.evil.example', 'bob@example.com'],
  ['sip:anonymous@anonymous.invalid', '*'],
  ['', '*'],
])('%s is not on a list with %s', (caller, entry) => {
  expect(isOnList(caller, [entry], own)).toBe(false);
});

it('nobody is on an empty list', () => {
  expect(isOnList('sip:bob@example.com', [], own)).toBe(false);
});

it('takes no time for a pattern that would keep others busy', () => {
  const caller = `sip:${'a'.repeat(200)}@example.com`;
  expect(isOnList(caller, [`${'a*'.repeat(120)}b`], own)).toBe(false);
});
