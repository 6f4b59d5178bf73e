import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type SoundSettings } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const settle = () => vi.advanceTimersByTimeAsync(0);

async function setUp(change: Partial<SoundSettings> = {}) {
  const platform = new FakeAudioPlatform();
  const fake = platform.fakeDevices;
  fake.plug('audiooutput', 'spk', 'Loudspeaker');
  fake.plug('audiooutput', 'hs', 'Headset');
  const sound = createSound(recordingLog().log, platform);
  const choose = (choice: Partial<SoundSettings>) => {
    sound.applySound({ ...DEFAULT_SETTINGS.sound, ...choice });
  };
  choose(change);
  await settle();
  return { platform, fake, sound, choose, troubles: sound.devices.troubles };
}

describe('createDeviceTroubles', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('a ringing device that vanishes while it rings is lost until it is back', async () => {
    const { fake, sound, troubles } = await setUp({ ringingDevice: 'hs' });
    sound.sounder.startRing('a');
    const told = vi.fn(() => [...troubles()]);
    sound.devices.subscribe(told);
    fake.unplug('hs');
    await settle();
    expect(troubles()).toEqual(['ringing-device-lost']);
    expect(told).toHaveReturnedWith(['ringing-device-lost']);
    sound.sounder.stopRing('a');
    expect(troubles()).toEqual(['ringing-device-lost']);
    fake.plug('audiooutput', 'hs', 'Headset');
    await settle();
    expect(troubles()).toEqual([]);
  });

  it('a speaker that vanishes in a call is lost until another one is chosen', async () => {
    const { fake, sound, choose, troubles } = await setUp({ speaker: 'hs' });
    sound.output.play('a', {} as MediaStream);
    fake.unplug('hs');
    await settle();
    expect(troubles()).toEqual(['speaker-lost']);
    choose({ speaker: 'spk' });
    expect(troubles()).toEqual([]);
  });

  it('what vanishes while nothing sounds is no news', async () => {
    const { fake, sound, troubles } = await setUp({ speaker: 'hs', ringingDevice: 'hs' });
    fake.unplug('hs');
    await settle();
    sound.sounder.startRing('a');
    await settle();
    expect(troubles()).toEqual([]);
  });

  it('with no output left it says only that, and starts afresh on the first that comes', async () => {
    const { platform, fake, sound, troubles } = await setUp({ ringingDevice: 'hs' });
    sound.sounder.startRing('a');
    await settle();
    fake.unplug('hs');
    fake.unplug('spk');
    await settle();
    expect(troubles()).toEqual(['speaker-missing']);
    const ring = platform.outputs.heard().find(({ loop }) => loop);
    const loadsBefore = ring?.loads ?? 0;
    fake.plug('audiooutput', 'spk', 'Loudspeaker');
    await settle();
    expect(ring?.loads).toBe(loadsBefore + 1);
    expect(ring).toMatchObject({ playing: true, sinkId: '' });
    expect(troubles()).toEqual(['ringing-device-lost']);
  });

  it('nothing is missing before anybody looked, or where outputs are not listed', async () => {
    const platform = new FakeAudioPlatform();
    platform.listsOutputs = false;
    const sound = createSound(recordingLog().log, platform);
    expect(sound.devices.troubles()).toEqual([]);
    await settle();
    expect(sound.devices.troubles()).toEqual([]);
    sound.close();
  });
});
