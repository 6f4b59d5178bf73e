import { expect, it } from 'vitest';
import { recordedMix } from '../../../../../src/renderer/engine/recording/recorded-mix';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';

const track = (id: string): MediaStreamTrack => ({ id, kind: 'audio' }) as MediaStreamTrack;

it('mixes what it is given, leaves alone what stays, and lets go of what goes', () => {
  const context = new FakeAudioContext();
  const streams: string[] = [];
  const mix = recordedMix(context.asContext, (sound) => {
    streams.push(sound.id);
    return { id: sound.id } as MediaStream;
  });
  const [mic, far, headset] = [track('mic'), track('far'), track('headset')];
  const heard = () => context.sources.filter(({ connected }) => connected).map(({ stream }) => stream.id);
  mix.take([mic, far]);
  expect(heard()).toEqual(['mic', 'far']);
  mix.take([headset, far]);
  expect(heard()).toEqual(['far', 'headset']);
  expect(streams).toEqual(['mic', 'far', 'headset']);
  mix.close();
  expect(heard()).toEqual([]);
});
