import { expect, it } from 'vitest';
import { initials, remoteName } from '../../../../../../src/renderer/ui/features/call/remote-name';

it('names the other side by name, else number, else address', () => {
  const address = 'sip:bob@example.com';
  expect(remoteName({ name: 'Bob', number: '204', address })).toBe('Bob');
  expect(remoteName({ name: null, number: '204', address })).toBe('204');
  expect(remoteName({ name: null, number: '', address })).toBe(address);
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
