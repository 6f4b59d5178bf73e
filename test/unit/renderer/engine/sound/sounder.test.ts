import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type SoundSettings } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const withSound = (change: Partial<SoundSettings>): SoundSettings => ({
  ...DEFAULT_SETTINGS.sound,
  ...change,
});
const settle = () => vi.advanceTimersByTimeAsync(0);

async function setUp(change: Partial<SoundSettings> = {}) {
  const platform = new FakeAudioPlatform();
  platform.fakeDevices.plug('audiooutput', 'spk', 'Loudspeaker');
  platform.fakeDevices.plug('audiooutput', 'hs', 'Headset');
  const sound = createSound(recordingLog().log, platform);
  sound.applySound(withSound(change));
  await settle();
  // The start's trial of whether sound is allowed.
  platform.outputs.heard()[0]?.end();
  const heard = () => platform.outputs.heard().map((player) => player.sinkId);
  return { platform, devices: platform.fakeDevices, sound, sounder: sound.sounder, heard };
}

describe('ringing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('rings on both devices at the chosen volume until stopped', async () => {
    const { platform, sounder, heard } = await setUp({
      ringingDevice: 'spk',
      secondRingingDevice: 'hs',
      ringVolumeRatio: 0.3,
      secondRingVolumeRatio: 0.3,
    });
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['spk', 'hs']);
    expect(platform.outputs.heard().every(({ loop, volume }) => loop && volume === 0.3)).toBe(true);
    sounder.stopRing('a');
    expect(heard()).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('several ringing calls share one ring, which ends with the last', async () => {
    const { sounder, heard } = await setUp();
    sounder.startRing('a');
    sounder.startRing('b');
    await settle();
    expect(heard()).toEqual(['']);
    sounder.stopRing('a');
    expect(heard()).toEqual(['']);
    sounder.stopRing('b');
    sounder.stopRing('b');
    expect(heard()).toEqual([]);
  });

  it('goes on ringing on the default when its device is pulled out, and comes back with it', async () => {
    const { devices, sounder, heard } = await setUp({ ringingDevice: 'hs' });
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['hs']);
    devices.unplug('hs');
    await settle();
    expect(heard()).toEqual(['']);
    devices.plug('audiooutput', 'hs', 'Headset');
    await settle();
    expect(heard()).toEqual(['hs']);
  });

  it('finds a device again that came back under another id', async () => {
    const { devices, sounder, heard } = await setUp({ ringingDevice: 'hs' });
    sounder.startRing('a');
    devices.unplug('hs');
    await settle();
    devices.plug('audiooutput', 'hs-new', 'Headset');
    await settle();
    expect(heard()).toEqual(['hs-new']);
  });

  it('the second device joins and leaves a running ring', async () => {
    const { devices, sounder, heard } = await setUp({ ringingDevice: 'spk', secondRingingDevice: 'hs' });
    devices.unplug('hs');
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['spk']);
    devices.plug('audiooutput', 'hs', 'Headset');
    await settle();
    expect(heard()).toEqual(['spk', 'hs']);
    devices.unplug('hs');
    await settle();
    expect(heard()).toEqual(['spk']);
  });

  it('new settings take hold in a running ring', async () => {
    const { platform, sounder, heard } = await setUp();
    sounder.startRing('a');
    await settle();
    sounder.applySound(withSound({ ringingDevice: 'hs', ringVolumeRatio: 0.1 }));
    await settle();
    expect(heard()).toEqual(['hs']);
    expect(platform.outputs.heard()[0]?.volume).toBe(0.1);
  });

  it('each device rings its own tone at its own volume, and a change takes hold at once', async () => {
    const choice: Partial<SoundSettings> = {
      ringingDevice: 'spk',
      secondRingingDevice: 'hs',
      ringTone: 'bell',
      secondRingTone: 'classic',
      ringVolumeRatio: 0.2,
      secondRingVolumeRatio: 0.9,
    };
    const { platform, sounder } = await setUp(choice);
    sounder.startRing('a');
    await settle();
    const heard = () => platform.outputs.heard().map(({ sinkId, src, volume }) => ({ sinkId, src, volume }));
    const [first, second] = heard();
    expect([first?.sinkId, first?.volume, second?.sinkId, second?.volume]).toEqual(['spk', 0.2, 'hs', 0.9]);
    expect(first?.src).not.toBe(second?.src);

    sounder.applySound(withSound({ ...choice, ringTone: 'classic', secondRingVolumeRatio: 0.4 }));
    await settle();
    expect(heard()).toEqual([
      { sinkId: 'spk', volume: 0.2, src: second?.src },
      { sinkId: 'hs', volume: 0.4, src: second?.src },
    ]);
  });

  it('a change of volume does not start the tone anew', async () => {
    const { platform, sounder } = await setUp();
    sounder.startRing('a');
    await settle();
    const plays = platform.outputs.heard()[0]?.plays;
    sounder.applySound(withSound({ ringVolumeRatio: 0.1 }));
    await settle();
    expect(platform.outputs.heard()[0]?.plays).toBe(plays);
  });

  it('knocks softly on the speaker while another call is heard, and rings when that one ends', async () => {
    const { platform, sound, sounder, heard } = await setUp({ speaker: 'hs', ringingDevice: 'spk' });
    sound.output.play('live', {} as MediaStream);
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['hs', 'hs']);
    const [, waiting] = platform.outputs.heard();
    sound.output.stop('live');
    await settle();
    expect(heard()).toEqual(['spk']);
    expect(platform.outputs.heard()[0]?.src).not.toBe(waiting?.src);
  });

  it('says nothing of it where the person wants no tone, and rings all the same when the call ends', async () => {
    const { sound, sounder, heard } = await setUp({
      speaker: 'hs',
      ringingDevice: 'spk',
      callWaitingTone: false,
    });
    sound.output.play('live', {} as MediaStream);
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['hs']);
    sound.output.stop('live');
    await settle();
    expect(heard()).toEqual(['spk']);
  });

  it("a ringing call's own early media does not soften its ring", async () => {
    const { sound, sounder, heard } = await setUp({ ringingDevice: 'spk', speaker: 'hs' });
    sound.output.play('a', {} as MediaStream);
    sounder.startRing('a');
    await settle();
    expect(heard()).toEqual(['hs', 'spk']);
  });

  it('rings without any device list', async () => {
    const platform = new FakeAudioPlatform();
    platform.mediaDevices = null;
    const sound = createSound(recordingLog().log, platform);
    sound.sounder.startRing('a');
    await settle();
    expect(platform.outputs.heard().some(({ loop }) => loop)).toBe(true);
  });
});

describe('tones', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('and keys are as loud as the speaker was set', async () => {
    const { platform, sounder } = await setUp({
      speaker: 'hs',
      speakerVolumes: [{ id: 'hs', label: 'Headset', ratio: 0.5 }],
    });
    sounder.playTone('a', 'ringback');
    sounder.playKey('1');
    await settle();
    expect(platform.outputs.heard().map(({ volume }) => volume)).toEqual([0.5, 0.5]);
  });

  it('the beep of a recording is as loud as the rest, also where no key was pressed before', async () => {
    const { platform, sounder } = await setUp({
      speaker: 'hs',
      speakerVolumes: [{ id: 'hs', label: 'Headset', ratio: 0.5 }],
    });
    sounder.playConsent();
    await settle();
    expect(platform.outputs.heard().map(({ volume }) => volume)).toEqual([0.5]);
  });

  it('ringback goes on until stopped, busy ends by itself', async () => {
    const { platform, sounder, heard } = await setUp({ speaker: 'hs' });
    sounder.playTone('a', 'ringback');
    await settle();
    expect(heard()).toEqual(['hs']);
    expect(platform.outputs.heard()[0]?.loop).toBe(true);
    sounder.playTone('a', 'busy');
    await settle();
    expect(platform.outputs.heard().map(({ loop }) => loop)).toEqual([false]);
    platform.outputs.heard()[0]?.end();
    expect(heard()).toEqual([]);
    sounder.stopTone('a');
  });

  it('is the country’s own', async () => {
    const { platform, sounder } = await setUp();
    const lengths: (number | undefined)[] = [];
    for (const country of [null, 'US']) {
      sounder.applyCountry(country);
      sounder.playTone('a', 'ringback');
      await settle();
      lengths.push(platform.clips.get(platform.outputs.heard()[0]?.src ?? '')?.byteLength);
    }
    expect(lengths).toEqual([44 + 5 * 48_000, 44 + 6 * 48_000]);
  });

  it('each call has its own tone', async () => {
    const { sounder, heard } = await setUp();
    sounder.playTone('a', 'ringback');
    sounder.playTone('b', 'congestion');
    await settle();
    expect(heard()).toHaveLength(2);
    sounder.stopTone('a');
    expect(heard()).toHaveLength(1);
  });

  it('follows the speaker', async () => {
    const { sounder, heard } = await setUp();
    sounder.playTone('a', 'ringback');
    await settle();
    sounder.applySound(withSound({ speaker: 'hs' }));
    await settle();
    expect(heard()).toEqual(['hs']);
  });

  it('a key sounds once; what is no key is silent', async () => {
    const { platform, sounder, heard } = await setUp({ speaker: 'hs' });
    sounder.playKey('5');
    sounder.playKey('+');
    await settle();
    expect(heard()).toEqual(['hs']);
    sounder.playKey('6');
    await settle();
    expect(heard()).toEqual(['hs']);
    expect(platform.outputs.heard()[0]?.loop).toBe(false);
  });
});
