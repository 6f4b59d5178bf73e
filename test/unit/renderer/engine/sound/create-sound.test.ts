import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('createSound', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('knows from the start whether the browser lets it sound, and a touch lets it', async () => {
    const platform = new FakeAudioPlatform();
    platform.outputs.autoplayBlocked = true;
    const sound = createSound(recordingLog().log, platform);
    const told = vi.fn();
    sound.onSoundBlocked(told);
    await settle();
    expect(sound.soundBlocked()).toBe(true);
    sound.sounder.startRing('a');
    await settle();
    platform.touch();
    await settle();
    expect(sound.soundBlocked()).toBe(false);
    expect(platform.outputs.heard().some(({ loop }) => loop)).toBe(true);
    expect(told).toHaveBeenCalledTimes(2);
  });

  it('makes no audio context until something needs it, and lets it sleep afterwards', async () => {
    const platform = new FakeAudioPlatform();
    platform.fakeDevices.plug('audioinput', 'mic', 'Microphone');
    const sound = createSound(recordingLog().log, platform);
    sound.sounder.startRing('a');
    expect(platform.contexts).toHaveLength(0);
    const meter = await sound.devices.startMeter();
    const silence = sound.silence();
    expect(platform.contexts.map(({ state }) => state)).toEqual(['running']);
    if (meter.ok) meter.value.stop();
    expect(platform.contexts[0]?.state).toBe('running');
    silence?.stop();
    silence?.stop();
    expect(platform.contexts[0]?.state).toBe('suspended');
    sound.silence();
    expect(platform.contexts.map(({ state }) => state)).toEqual(['running']);
  });

  it('is silent but alive without a microphone, a speaker and Web Audio', async () => {
    const platform = new FakeAudioPlatform();
    platform.mediaDevices = null;
    platform.createContext = (() => null) as unknown as typeof platform.createContext;
    const sound = createSound(recordingLog().log, platform);
    expect(sound.devices.list()).toEqual([]);
    expect(await sound.devices.askPermission()).toBe('denied');
    expect((await sound.devices.startMeter()).ok).toBe(false);
    expect(sound.silence()).toBeNull();
    sound.sounder.playTone('a', 'busy');
    sound.output.play('a', {} as MediaStream);
    sound.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(platform.outputs.heard()).toHaveLength(1);
  });

  it('close() leaves nothing sounding, open or waiting', async () => {
    const platform = new FakeAudioPlatform();
    platform.fakeDevices.plug('audioinput', 'mic', 'Microphone');
    const sound = createSound(recordingLog().log, platform);
    await settle();
    platform.outputs.heard()[0]?.end();
    sound.sounder.startRing('a');
    sound.sounder.playTone('b', 'ringback');
    sound.sounder.playKey('1');
    sound.output.play('c', {} as MediaStream);
    await sound.devices.startMeter();
    await settle();
    sound.close();
    expect(platform.outputs.heard()).toHaveLength(0);
    expect(platform.fakeDevices.open()).toHaveLength(0);
    expect(platform.contexts[0]?.state).toBe('closed');
    expect(platform.clips.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('both ways of applying settings are one', async () => {
    const platform = new FakeAudioPlatform();
    platform.fakeDevices.plug('audiooutput', 'hs', 'Headset');
    const sound = createSound(recordingLog().log, platform);
    await settle();
    sound.sounder.applySound({ ...DEFAULT_SETTINGS.sound, speaker: 'hs' });
    sound.output.play('a', {} as MediaStream);
    await settle();
    expect(platform.outputs.heard().at(-1)?.sinkId).toBe('hs');
  });
});
