import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const settle = () => vi.advanceTimersByTimeAsync(0);
const streamNamed = (id: string) => ({ id }) as MediaStream;

async function setUp() {
  const platform = new FakeAudioPlatform();
  platform.fakeDevices.plug('audiooutput', 'spk', 'Loudspeaker');
  platform.fakeDevices.plug('audiooutput', 'hs', 'Headset');
  const sound = createSound(recordingLog().log, platform);
  sound.applySound({ ...DEFAULT_SETTINGS.sound, speaker: 'hs' });
  await settle();
  platform.outputs.heard()[0]?.end();
  return { platform, sound, heard: () => platform.outputs.heard() };
}

describe('RemoteAudio', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('plays each call on the speaker, a new stream in place of the old', async () => {
    const { sound, heard } = await setUp();
    const later = streamNamed('later');
    sound.output.play('a', streamNamed('early'));
    sound.output.play('a', later);
    sound.output.play('b', streamNamed('other'));
    await settle();
    expect(heard().map(({ sinkId }) => sinkId)).toEqual(['hs', 'hs']);
    expect(heard()[0]?.srcObject).toBe(later);
    sound.output.stop('a');
    sound.output.stop('a');
    sound.output.stop('unknown');
    expect(heard()).toHaveLength(1);
    sound.output.stop('b');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on through the loss of the headset and returns to it', async () => {
    const { platform, sound, heard } = await setUp();
    sound.output.play('a', streamNamed('voice'));
    await settle();
    platform.fakeDevices.unplug('hs');
    await settle();
    expect(heard().map(({ sinkId }) => sinkId)).toEqual(['']);
    platform.fakeDevices.plug('audiooutput', 'hs', 'Headset');
    await settle();
    expect(heard().map(({ sinkId }) => sinkId)).toEqual(['hs']);
    expect(platform.outputs.heard()[0]?.plays).toBe(1);
  });

  it('is as loud as the speaker it is on was set, also while it plays', async () => {
    const speakerVolumes = [{ id: 'hs', label: 'Headset', ratio: 0.25 }];
    const { platform, sound, heard } = await setUp();
    sound.output.play('a', streamNamed('voice'));
    await settle();
    sound.applySound({ ...DEFAULT_SETTINGS.sound, speaker: 'hs', speakerVolumes });
    expect(heard()[0]?.volume).toBe(0.25);
    platform.fakeDevices.unplug('hs');
    await settle();
    expect(heard()[0]?.volume).toBe(1);
  });

  it('a stream that fell silent is not given up', async () => {
    const { sound, heard } = await setUp();
    const voice = streamNamed('voice');
    sound.output.play('a', voice);
    await settle();
    const [player] = heard();
    player?.end();
    expect(player?.srcObject).toBe(voice);
  });
});
