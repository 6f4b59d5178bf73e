import { expect, it } from 'vitest';
import { recordingView } from '../../../../../../src/renderer/ui/features/recording/recording-view';
import { noRecording, type RecordingState } from '../../../../../../src/shared/domain/recording-machine';
import { english } from '../../../english';

const view = (part: Partial<RecordingState>) =>
  recordingView({ ...noRecording('allowed'), talking: true, ...part }, english);

it.each<[Partial<RecordingState>, boolean, string | null, string]>([
  [{}, false, null, 'quiet'],
  [{ phase: 'choosing' }, false, 'Choose where to save the recording…', 'quiet'],
  [{ phase: 'choosing', policy: 'forced' }, false, null, 'quiet'],
  [{ phase: 'starting' }, true, 'Recording', 'recording'],
  [{ phase: 'recording', sinceMs: 5 }, true, 'Recording', 'recording'],
  [{ phase: 'recording', policy: 'forced' }, true, 'Recording, as your organisation requires', 'recording'],
  [{ phase: 'stopping', file: 'a.webm' }, false, 'Saving the recording…', 'quiet'],
  [{ phase: 'failed', fault: 'disk-full' }, false, 'No longer recording: the disk is full', 'warning'],
  [{ file: 'a.webm', talking: false }, false, 'Recording saved: a.webm', 'quiet'],
])('%o', (state, on, words, tone) => {
  expect(view(state)).toMatchObject({ on, words, tone });
});

it('offers no button where recording is forbidden, and one that stands still where it is forced', () => {
  expect(view({ policy: 'forbidden' }).offered).toBe(false);
  expect(view({ policy: 'forced', phase: 'recording' })).toMatchObject({
    offered: true,
    enabled: false,
    on: true,
  });
  expect(view({})).toMatchObject({ offered: true, enabled: true });
  expect(view({ talking: false }).enabled).toBe(false);
});
