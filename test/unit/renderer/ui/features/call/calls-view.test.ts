import { expect, it } from 'vitest';
import { callsView } from '../../../../../../src/renderer/ui/features/call/calls-view';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

it('lists the newest call on top and leaves out what rings', () => {
  const ringing = aCall({ id: 'c', answeredAtMs: null, state: { phase: 'incoming', direction: 'incoming' } });
  const calls = callsView([aCall({ id: 'a' }), aCall({ id: 'b' }), ringing], english);
  expect(calls.map(({ id }) => id)).toEqual(['b', 'a']);
});
