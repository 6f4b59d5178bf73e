import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type SoundSettings } from '../../../../../src/shared/config/settings';
import type { KnownDevice } from '../../../../../src/renderer/engine/sound/device-matching';
import { firstRoute, ringRoutes, secondRoute } from '../../../../../src/renderer/engine/sound/ring-routes';

const speaker = (id: string, label: string, groupId = `g-${id}`): KnownDevice => ({
  id,
  label,
  groupId,
  kind: 'speaker',
});
const headset = speaker('hs', 'Headset');
const loud = speaker('spk', 'Loudspeaker');
const standIn = speaker('default', 'Default - Loudspeaker', 'g-spk');
const SOUND: SoundSettings = {
  ...DEFAULT_SETTINGS.sound,
  ringTone: 'bell',
  ringVolumeRatio: 0.3,
  secondRingTone: 'classic',
  secondRingVolumeRatio: 0.9,
};
const want = (id: string | null) => ({ id, trace: null });

function rings(first: string | null, second: string | null, outputs: readonly KnownDevice[]) {
  const one = firstRoute(SOUND, want(first), outputs);
  const two = secondRoute(SOUND, want(second), outputs);
  return ringRoutes(one, two, first !== null && one.sink === '', outputs);
}
const sinks = (...choice: Parameters<typeof rings>) => rings(...choice).map(({ sink }) => sink);

describe('ringRoutes', () => {
  it('gives each device its own tone and volume', () => {
    expect(rings('hs', 'spk', [loud, headset])).toEqual([
      { which: 'first', sink: 'hs', tone: 'bell', volumeRatio: 0.3 },
      { which: 'second', sink: 'spk', tone: 'classic', volumeRatio: 0.9 },
    ]);
  });

  it('always rings somewhere: the first falls back to the default, the second is left out', () => {
    expect(sinks('hs', 'spk', [speaker('tv', 'TV')])).toEqual(['']);
    expect(sinks('hs', 'spk', [loud, standIn])).toEqual(['']);
    expect(sinks('hs', 'tv', [loud, standIn, speaker('tv', 'TV')])).toEqual(['', 'tv']);
  });

  it('rings once on a device that was chosen twice, with the first one’s tone', () => {
    expect(rings('hs', 'hs', [headset])).toMatchObject([{ sink: 'hs', tone: 'bell' }]);
  });

  it('rings once when the second is the one behind the default', () => {
    expect(sinks(null, 'spk', [standIn, loud, headset])).toEqual(['']);
    expect(sinks(null, 'hs', [standIn, loud, headset])).toEqual(['', 'hs']);
  });

  it('second null: off', () => {
    expect(sinks('hs', null, [headset])).toEqual(['hs']);
  });

  it('plays no two tones where the default may be the second device', () => {
    const linux = [speaker('default', 'Default', 'default'), loud];
    expect(rings('hs', 'spk', linux)).toMatchObject([
      { sink: '', tone: 'bell' },
      { sink: 'spk', tone: 'bell', volumeRatio: 0.9 },
    ]);
    // Chosen so by the person, who hears what it is like.
    expect(rings(null, 'spk', linux)).toMatchObject([{ tone: 'bell' }, { tone: 'classic' }]);
  });
});
