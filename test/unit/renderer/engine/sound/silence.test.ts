import { expect, it } from 'vitest';
import { silentTrack } from '../../../../../src/renderer/engine/sound/silence';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';

it('gives a live track and ends it', () => {
  const context = new FakeAudioContext();
  const silence = silentTrack(context.asContext);
  expect(silence?.track.readyState).toBe('live');
  silence?.stop();
  expect(context.silences.map(({ readyState }) => readyState)).toEqual(['ended']);
});
