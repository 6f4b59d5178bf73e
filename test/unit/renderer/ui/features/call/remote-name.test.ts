import { expect, it } from 'vitest';
import { ANONYMOUS_ADDRESS } from '../../../../../../src/shared/domain/caller';
import { english } from '../../../english';
import {
  initials,
  redialTarget,
  remoteName,
} from '../../../../../../src/renderer/ui/features/call/remote-name';

it('names the other side by name, else number, else address', () => {
  const address = 'sip:bob@example.com';
  expect(remoteName({ name: 'Bob', number: '204', address }, english)).toBe('Bob');
  expect(remoteName({ name: null, number: '204', address }, english)).toBe('204');
  expect(remoteName({ name: null, number: '', address }, english)).toBe(address);
});

it.each([
  ['Alice Brandt', 'AB'],
  ['alice', 'A'],
  ['Brandt, Alice', 'BA'],
  ['Ida von der Heide', 'IH'],
  ['Élodie Ørsted', 'ÉØ'],
  ['+49 30 123', null],
  ['', null],
  [null, null],
])('takes the initials of %s: %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});

it('has a word for who does not want to be known, and nothing to dial', () => {
  const nobody = { name: null, number: '', address: ANONYMOUS_ADDRESS };
  expect(remoteName(nobody, english)).toBe('Anonymous');
  expect(redialTarget(nobody)).toBeNull();
});

it('dials the number, else the address', () => {
  expect(redialTarget({ name: 'Bob', number: '204', address: 'sip:204@example.com' })).toBe('204');
  expect(redialTarget({ name: 'Bob', number: '', address: 'sip:example.com' })).toBe('sip:example.com');
});
