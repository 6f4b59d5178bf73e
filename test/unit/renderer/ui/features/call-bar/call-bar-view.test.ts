import { expect, it } from 'vitest';
import { EMPTY_PHONE, type CallSnapshot } from '../../../../../../src/shared/domain/call-snapshot';
import { callBarView } from '../../../../../../src/renderer/ui/features/call-bar/call-bar-view';
import { NO_VIDEO } from '../../../../../../src/shared/domain/video-machine';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

const shown = (...calls: CallSnapshot[]) => callBarView({ ...EMPTY_PHONE, calls }, english);

it('shows nothing without a running call', () => {
  expect(shown()).toBeNull();
  expect(shown(aCall({ state: { phase: 'incoming', direction: 'incoming' } }))).toBeNull();
});

it('says nothing about a call in which both are heard', () => {
  expect(shown(aCall())).toMatchObject({ call: { who: 'Alice Brandt', timerFromMs: 10_000 }, note: null });
});

it('names a conference by how many talk in it: Hang up ends them all', () => {
  const calls = [aCall({ id: 'a' }), aCall({ id: 'b' })];
  const view = callBarView(
    { ...EMPTY_PHONE, calls, conference: { members: ['a', 'b'], speaking: [] } },
    english,
  );
  expect(view?.call).toMatchObject({ who: 'Conference of 3', name: null });
});

it.each([
  ['Calling…', 'quiet', { phase: 'calling', media: 'idle', microphone: 'idle' }],
  ['On hold', 'quiet', { localHold: 'on' }],
  ['Reconnecting…', 'warning', { media: 'interrupted' }],
  ['Muted: they can’t hear you', 'warning', { muted: true }],
] as const)('says %s', (note, noteTone, state) => {
  expect(shown(aCall({ state }))).toMatchObject({ note, noteTone });
});

it.each([
  ['talking', 'Muted: they can’t hear you'],
  ['leaks', 'You are not muted: your voice still goes out.'],
] as const)('says what is wrong with the mute: %s', (muteWarning, note) => {
  expect(shown(aCall({ muteWarning, state: { muted: true } }))).toMatchObject({ note, noteTone: 'warning' });
});

it('says above all that the screen is shown, whichever call shows it', () => {
  const sharing = aCall({
    id: 'shown',
    state: { muted: true, localHold: 'on' },
    video: { ...NO_VIDEO, sharing: true },
  });
  expect(shown(aCall(), sharing)).toMatchObject({
    call: { id: 'shown' },
    note: 'You are sharing your screen',
    noteTone: 'warning',
  });
});
