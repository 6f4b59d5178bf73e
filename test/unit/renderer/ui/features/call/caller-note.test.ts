import { expect, it } from 'vitest';
import { callerNote } from '../../../../../../src/renderer/ui/features/call/caller-note';
import { english } from '../../../english';

const bob = { name: null, number: '4711', address: 'sip:4711@example.com' };

it.each([
  [{ verification: 'passed' }, { tone: 'passed', text: 'Verified' }],
  [{ verification: 'failed' }, { tone: 'failed', text: 'Not verified: may not be who it says' }],
  [{ claimedName: 'Your Bank' }, { tone: 'claim', text: 'Says it is “Your Bank”' }],
  [
    { claimedName: 'Your Bank', verification: 'failed' },
    { tone: 'failed', text: 'Not verified: may not be who it says · Says it is “Your Bank”' },
  ],
] as const)('%j', (said, note) => {
  expect(callerNote({ ...bob, ...said }, english)).toEqual(note);
});

it('says nothing where there is nothing to say', () => {
  expect(callerNote(bob, english)).toBeNull();
});
