import { expect, it } from 'vitest';
import { EMPTY_PHONE } from '../../../../../../src/shared/domain/call-snapshot';
import { callsView } from '../../../../../../src/renderer/ui/features/call/calls-view';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

it('lists the newest call on top and leaves out what rings', () => {
  const ringing = aCall({ id: 'c', answeredAtMs: null, state: { phase: 'incoming', direction: 'incoming' } });
  const calls = callsView(
    { ...EMPTY_PHONE, calls: [aCall({ id: 'a' }), aCall({ id: 'b' }), ringing] },
    english,
  );
  expect(calls.map(({ id }) => id)).toEqual(['b', 'a']);
});

it('says who is in the conference, unless there is more to say', () => {
  const calls = [aCall({ id: 'a' }), aCall({ id: 'b', state: { remoteHold: true } }), aCall({ id: 'c' })];
  const views = callsView(
    { ...EMPTY_PHONE, calls, conference: { members: ['a', 'b'], speaking: [] } },
    english,
  );
  expect(views.map(({ state }) => state)).toEqual([
    'Connected',
    'Held by the other side',
    'In the conference',
  ]);
});
