import { afterEach, expect, it, vi } from 'vitest';
import { createClips } from '../../../../../src/renderer/engine/sound/clips';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';

const own = vi.hoisted(() => ({ OWN_RING: null as string | null }));
vi.mock('../../../../../src/renderer/engine/sound/rings/own-ring', () => own);
afterEach(() => {
  own.OWN_RING = null;
});

const seconds = (wav: ArrayBuffer | undefined) => ((wav?.byteLength ?? 0) - 44) / 2 / 24_000;

it('what goes on is looped, what ends is rendered whole', () => {
  const platform = new FakeAudioPlatform();
  const clips = createClips(platform);
  const lengths = [
    clips.ring('trill'),
    clips.ringOnce('trill'),
    clips.callWaiting(),
    clips.tone('ringback', null),
    clips.tone('busy', null),
    clips.tone('congestion', null),
    clips.nothing(),
  ].map(({ url, loop }) => [seconds(platform.clips.get(url)), loop]);
  expect(lengths).toEqual([
    [3, true],
    [1.7, false],
    [4, true],
    [5, true],
    [3, false],
    [3, false],
    [0.02, false],
  ]);
});

it('renders each once, when it is first needed, and gives all back', () => {
  const platform = new FakeAudioPlatform();
  const clips = createClips(platform);
  expect(platform.clips.size).toBe(0);
  expect(clips.ring('bell').url).toBe(clips.ring('bell').url);
  expect(clips.ring('bell').url).not.toBe(clips.ring('pulse').url);
  expect(clips.key('5')?.url).toBe(clips.key('5')?.url);
  expect(clips.key('5')?.url).not.toBe(clips.key('6')?.url);
  expect(clips.key('x')).toBeNull();
  expect(platform.clips.size).toBe(4);
  clips.close();
  expect(platform.clips.size).toBe(0);
});

it('rings with the brand’s own sound in the place of the tone that it names, and of no other', () => {
  own.OWN_RING = 'app://phone/assets/ring.wav';
  const platform = new FakeAudioPlatform();
  const clips = createClips(platform);
  // Our brand names the trill.
  expect(clips.ring('trill')).toEqual({ url: own.OWN_RING, loop: true });
  expect(clips.ringOnce('trill')).toEqual({ url: own.OWN_RING, loop: false });
  expect(platform.clips.size).toBe(0);
  expect(clips.ring('bell').url).not.toBe(own.OWN_RING);
});
