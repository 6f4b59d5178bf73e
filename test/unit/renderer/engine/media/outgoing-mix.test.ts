import { beforeEach, describe, expect, it, vi } from 'vitest';
import { OutgoingMix } from '../../../../../src/renderer/engine/media/outgoing-mix';
import type { Sound } from '../../../../../src/renderer/engine/sound/ports';
import { FakeAudioContext } from '../../../../fakes/audio/fake-audio-context';

const track = (id: string): MediaStreamTrack => ({ id, kind: 'audio' }) as MediaStreamTrack;

let context: FakeAudioContext;
let sent: (MediaStreamTrack | null)[];
let stopped: number;
let mix: OutgoingMix;

const made: Sound['made'] = (make) => {
  const track = make(context.asContext);
  return track && { track: track.track, stop: () => void (stopped += 1) };
};

beforeEach(() => {
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(readonly tracks: readonly MediaStreamTrack[]) {}
    },
  );
  context = new FakeAudioContext();
  sent = [];
  stopped = 0;
  mix = new OutgoingMix(made, (next) => sent.push(next));
  return () => vi.unstubAllGlobals();
});

const heard = (): readonly string[] =>
  context.sources
    .filter(({ connected }) => connected)
    .flatMap(({ stream }) => (stream as unknown as { tracks: MediaStreamTrack[] }).tracks)
    .map(({ id }) => id);

describe('what goes out', () => {
  it('is the microphone itself while nothing else is there', () => {
    mix.setMicrophone(track('mic'));
    expect(sent).toEqual([track('mic')]);
    expect(context.sources).toEqual([]);
  });

  it('is both while something is added, and the microphone again after the last', () => {
    const mic = track('mic');
    mix.setMicrophone(mic);
    const endFirst = mix.add(track('bob'));
    const endSecond = mix.add(track('tone'));
    expect(sent).toHaveLength(2);
    expect(sent[1]).toBe(mix.track);
    expect(heard()).toEqual(['mic', 'bob', 'tone']);
    endFirst();
    endFirst();
    expect(heard()).toEqual(['mic', 'tone']);
    expect(stopped).toBe(0);
    endSecond();
    expect(sent.at(-1)).toBe(mic);
    expect(heard()).toEqual([]);
    expect(stopped).toBe(1);
  });

  it('changes the microphone beneath without another track', () => {
    mix.setMicrophone(track('mic'));
    mix.add(track('bob'));
    const told = sent.length;
    mix.setMicrophone(track('headset'));
    expect(sent).toHaveLength(told);
    expect(heard()).toEqual(['bob', 'headset']);
  });

  it('has what was added without a microphone too', () => {
    mix.add(track('bob'));
    expect(heard()).toEqual(['bob']);
    expect(sent).toEqual([mix.track]);
  });

  it('goes on as it was where there is no Web Audio', () => {
    const mute = new OutgoingMix(
      () => null,
      (next) => sent.push(next),
    );
    const mic = track('mic');
    mute.setMicrophone(mic);
    mute.add(track('bob'))();
    expect(sent).toEqual([mic]);
    expect(mute.track).toBe(mic);
  });

  it('lets go of all when the call is over, and an end that comes late does nothing', () => {
    mix.setMicrophone(track('mic'));
    const end = mix.add(track('bob'));
    mix.close();
    expect(heard()).toEqual(['bob']);
    expect(stopped).toBe(1);
    end();
    expect(heard()).toEqual([]);
    expect(stopped).toBe(1);
  });
});
