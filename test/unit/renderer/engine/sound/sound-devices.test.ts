import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type SoundSettings } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const settle = () => vi.advanceTimersByTimeAsync(0);

async function setUp(change: Partial<SoundSettings> = {}) {
  const platform = new FakeAudioPlatform();
  const fake = platform.fakeDevices;
  fake.plug('audioinput', 'default', 'Default');
  fake.plug('audioinput', 'mic', 'Microphone');
  fake.plug('audiooutput', 'spk', 'Loudspeaker');
  fake.plug('audiooutput', 'hs', 'Headset');
  fake.plug('videoinput', 'cam', 'Camera');
  const sound = createSound(recordingLog().log, platform);
  sound.applySound({ ...DEFAULT_SETTINGS.sound, ...change });
  await settle();
  platform.outputs.heard()[0]?.end();
  return { platform, fake, sound, devices: sound.devices };
}

describe('Devices', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('lists what can be chosen, by kind, and tells changes', async () => {
    const { fake, devices } = await setUp();
    expect(devices.list()).toEqual([
      { id: 'mic', label: 'Microphone', kind: 'microphone' },
      { id: 'spk', label: 'Loudspeaker', kind: 'speaker' },
      { id: 'hs', label: 'Headset', kind: 'speaker' },
      { id: 'cam', label: 'Camera', kind: 'camera' },
    ]);
    const told = vi.fn();
    devices.subscribe(told);
    fake.unplug('hs');
    await settle();
    expect(told).toHaveBeenCalledTimes(1);
    expect(devices.list()).toHaveLength(3);
  });

  it('tells what there is to ring on, and when that changes', async () => {
    const { fake, sound, devices } = await setUp({ ringingDevice: 'hs' });
    expect(devices.ringing()).toEqual({ outputs: 2, chosen: 'present', label: 'Headset' });
    const told = vi.fn();
    devices.subscribe(told);
    fake.unplug('hs');
    await settle();
    expect(told).toHaveBeenCalledTimes(1);
    expect(devices.ringing()).toEqual({ outputs: 1, chosen: 'missing', label: 'Headset' });
    sound.applySound(DEFAULT_SETTINGS.sound);
    expect(told).toHaveBeenCalledTimes(2);
    expect(devices.ringing()).toEqual({ outputs: 1, chosen: 'default', label: null });
  });

  it('asks for the microphone without keeping it, and names the devices then', async () => {
    const { fake, devices } = await setUp();
    fake.devices = fake.devices.map((device) => ({ ...device, label: `${device.label} (named)` }));
    expect(await devices.askPermission()).toBe('live');
    expect(fake.open()).toHaveLength(0);
    expect(devices.list()[0]?.label).toBe('Microphone (named)');
    fake.refusal = new DOMException('no', 'NotAllowedError');
    expect(await devices.askPermission()).toBe('denied');
  });

  it('measures the last 50 ms and closes the microphone afterwards', async () => {
    const { platform, fake, devices } = await setUp();
    const meter = await devices.startMeter();
    if (!meter.ok) throw new Error('no meter');
    const [context] = platform.contexts;
    if (!context) throw new Error('no context');
    expect(meter.value.levelDbfs()).toBe(-100);
    context.signal = Float32Array.from({ length: 2400 }, () => 0.1);
    expect(meter.value.levelDbfs()).toBeCloseTo(-20, 1);
    // 2400 samples are 50 ms at 48 kHz: what was before doesn't count.
    context.signal = Float32Array.from({ length: 4096 }, (_, n) => (n < 4096 - 2400 ? 1 : 0));
    expect(meter.value.levelDbfs()).toBe(-100);
    meter.value.stop();
    expect(fake.open()).toHaveLength(0);
  });

  it('goes on measuring on another microphone', async () => {
    const { platform, fake, sound, devices } = await setUp();
    fake.plug('audioinput', 'usb', 'USB');
    await devices.startMeter();
    sound.applySound({ ...DEFAULT_SETTINGS.sound, microphone: 'usb' });
    await settle();
    expect(platform.contexts[0]?.sources.map(({ connected }) => connected)).toEqual([false, true]);
  });

  it('plays the test sound where it should be heard, until it ended', async () => {
    const { platform, devices } = await setUp({
      speaker: 'hs',
      ringingDevice: 'spk',
      secondRingingDevice: 'hs',
    });
    const done = vi.fn();
    void devices.playTest('speaker').then(done);
    await settle();
    expect(platform.outputs.heard().map(({ sinkId }) => sinkId)).toEqual(['hs']);
    expect(done).not.toHaveBeenCalled();
    platform.outputs.heard()[0]?.end();
    await settle();
    expect(done).toHaveBeenCalledTimes(1);

    void devices.playTest('ringing').then(done);
    await settle();
    expect(platform.outputs.heard().map(({ sinkId, loop }) => [sinkId, loop])).toEqual([
      ['spk', false],
      ['hs', false],
    ]);
    for (const player of platform.outputs.heard()) player.end();
    await settle();
    expect(done).toHaveBeenCalledTimes(2);
  });

  it('tests one ringing device alone, and none that is away', async () => {
    const { platform, fake, devices } = await setUp({ ringingDevice: 'spk', secondRingingDevice: 'hs' });
    for (const [test, sink] of [
      ['first-ringing', 'spk'],
      ['second-ringing', 'hs'],
    ] as const) {
      void devices.playTest(test);
      await settle();
      expect(platform.outputs.heard().map(({ sinkId }) => sinkId)).toEqual([sink]);
      platform.outputs.heard()[0]?.end();
    }
    fake.unplug('hs');
    await devices.playTest('second-ringing');
    expect(platform.outputs.heard()).toEqual([]);
  });

  it('a test that may not sound keeps nobody waiting', async () => {
    const { platform, devices } = await setUp();
    platform.outputs.autoplayBlocked = true;
    const done = vi.fn();
    void devices.playTest('speaker').then(done);
    await vi.advanceTimersByTimeAsync(5000);
    expect(done).toHaveBeenCalled();
  });
});
