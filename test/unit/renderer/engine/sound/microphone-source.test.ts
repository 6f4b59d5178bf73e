import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type SoundSettings } from '../../../../../src/shared/config/settings';
import { createSound } from '../../../../../src/renderer/engine/sound/create-sound';
import type { MicrophoneLease, Sound } from '../../../../../src/renderer/engine/sound/ports';
import { FakeAudioPlatform } from '../../../../fakes/audio/fake-audio-platform';
import { fakeOf, FakeTrack } from '../../../../fakes/audio/fake-media-devices';
import { FakeChainTrack } from '../../../../fakes/audio/fake-audio-context';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const settle = () => vi.advanceTimersByTimeAsync(0);
const withSound = (change: Partial<SoundSettings>): SoundSettings => ({
  ...DEFAULT_SETTINGS.sound,
  ...change,
});

async function setUp(change: Partial<SoundSettings> = {}) {
  const platform = new FakeAudioPlatform();
  const devices = platform.fakeDevices;
  devices.plug('audioinput', 'built-in', 'Built-in');
  devices.plug('audioinput', 'hs', 'Headset');
  const { log, lines } = recordingLog();
  const sound = createSound(log, platform);
  sound.applySound(withSound(change));
  await settle();
  platform.outputs.heard()[0]?.end();
  return { platform, devices, sound, lines };
}

async function leaseOf(sound: Sound): Promise<MicrophoneLease> {
  const opened = await sound.microphone.open();
  if (!opened.ok) throw new Error(opened.error.detail);
  await settle();
  return opened.value;
}

const deviceOf = (lease: MicrophoneLease) => fakeOf(lease.track).deviceId;

describe('MicrophoneSource', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('opens the chosen device with the chosen processing', async () => {
    const { devices, sound } = await setUp({ microphone: 'hs', noiseSuppression: 'off' });
    expect(deviceOf(await leaseOf(sound))).toBe('hs');
    expect(devices.asked).toEqual([
      {
        audio: {
          deviceId: { exact: 'hs' },
          echoCancellation: true,
          noiseSuppression: false,
          autoGainControl: true,
          channelCount: 1,
        },
        video: false,
      },
    ]);
  });

  it('calls share one device but not their tracks; it closes with the last', async () => {
    const { devices, sound } = await setUp();
    const [one, two] = await Promise.all([leaseOf(sound), leaseOf(sound)]);
    const three = await leaseOf(sound);
    expect(devices.opened).toHaveLength(1);
    one.track.enabled = false;
    expect(two.track.enabled).toBe(true);
    one.release();
    one.release();
    two.release();
    expect(devices.open()).toHaveLength(1);
    expect(fakeOf(one.track).readyState).toBe('ended');
    three.release();
    expect(devices.open()).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
    await leaseOf(sound);
    expect(devices.opened).toHaveLength(2);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['NotReadableError', 'busy'],
    ['NotFoundError', 'missing'],
  ])('%s: the call gets no microphone but a reason', async (name, code) => {
    const { devices, sound } = await setUp();
    devices.refusal = new DOMException('no', name);
    const opened = await sound.microphone.open();
    expect(opened).toMatchObject({ ok: false, error: { code } });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes the default one when the chosen has vanished, and no other when it is only busy', async () => {
    const { devices, sound } = await setUp({ microphone: 'gone' });
    expect(deviceOf(await leaseOf(sound))).toBe('built-in');
    devices.opened[0]?.stop();

    const busy = await setUp({ microphone: 'hs' });
    busy.devices.refusal = new DOMException('in use', 'NotReadableError');
    expect(await busy.sound.microphone.open()).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(busy.devices.asked).toHaveLength(1);
  });

  it('lost in a call: the default stands in, muted as before; back again: it takes over', async () => {
    const { devices, sound } = await setUp({ microphone: 'hs' });
    const lease = await leaseOf(sound);
    const replaced = vi.fn();
    const lost = vi.fn();
    lease.onReplaced(replaced);
    lease.onLost(lost);
    lease.track.enabled = false;
    devices.unplug('hs');
    await settle();
    expect(deviceOf(lease)).toBe('built-in');
    expect(lease.track.enabled).toBe(false);
    expect(replaced).toHaveBeenLastCalledWith(lease.track);
    devices.plug('audioinput', 'hs', 'Headset');
    await settle();
    expect(deviceOf(lease)).toBe('hs');
    expect(devices.open().map(({ deviceId }) => deviceId)).toEqual(['hs']);
    expect(replaced).toHaveBeenCalledTimes(2);
    expect(lost).not.toHaveBeenCalled();
  });

  it('the last one lost: told once, then recovered when one is plugged in', async () => {
    const { devices, sound } = await setUp();
    const lease = await leaseOf(sound);
    const replaced = vi.fn();
    const lost = vi.fn();
    lease.onReplaced(replaced);
    lease.onLost(lost);
    devices.devices = [];
    devices.open()[0]?.unplug();
    await vi.advanceTimersByTimeAsync(7000);
    expect(lost).toHaveBeenCalledTimes(1);
    devices.plug('audioinput', 'usb', 'USB');
    await settle();
    expect(deviceOf(lease)).toBe('usb');
    expect(replaced).toHaveBeenCalledTimes(1);
    devices.unplug('usb');
    await settle();
    expect(lost).toHaveBeenCalledTimes(2);
    lease.release();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tries again by itself when a device that came back is not ready yet', async () => {
    const { devices, sound } = await setUp();
    const lease = await leaseOf(sound);
    devices.refusal = new DOMException('not yet', 'NotReadableError');
    devices.open()[0]?.unplug();
    await settle();
    expect(fakeOf(lease.track).readyState).toBe('ended');
    devices.refusal = null;
    await vi.advanceTimersByTimeAsync(2000);
    expect(fakeOf(lease.track).readyState).toBe('live');
  });

  it('another choice in a call: the new one is open before the old one closes', async () => {
    const { sound } = await setUp({ microphone: 'built-in' });
    const lease = await leaseOf(sound);
    const old = lease.track;
    lease.onReplaced((track) => {
      expect(track).not.toBe(old);
      expect(fakeOf(old).readyState).toBe('live');
    });
    sound.applySound(withSound({ microphone: 'hs' }));
    await settle();
    expect(deviceOf(lease)).toBe('hs');
    expect(fakeOf(old).readyState).toBe('ended');
    expect.assertions(4);
  });

  it('a choice that can not be opened leaves the running one alone', async () => {
    const { devices, sound } = await setUp();
    const lease = await leaseOf(sound);
    const lost = vi.fn();
    lease.onLost(lost);
    devices.refusal = new DOMException('in use', 'NotReadableError');
    sound.applySound(withSound({ microphone: 'hs' }));
    await settle();
    expect(fakeOf(lease.track).readyState).toBe('live');
    expect(lost).not.toHaveBeenCalled();
  });

  it('settings that do not concern the microphone do not touch it', async () => {
    const { devices, sound } = await setUp();
    await leaseOf(sound);
    sound.applySound(withSound({ ringVolumeRatio: 0.1, speaker: 'x' }));
    await settle();
    expect(devices.opened).toHaveLength(1);
  });

  it('a choice made while the microphone opens counts', async () => {
    const { sound } = await setUp({ microphone: 'built-in' });
    const opening = leaseOf(sound);
    sound.applySound(withSound({ microphone: 'hs' }));
    const lease = await opening;
    await settle();
    expect(deviceOf(lease)).toBe('hs');
  });

  it('a level of its own goes into a running call at once, and follows the device', async () => {
    const microphoneLevels = [{ id: 'hs', label: 'Headset', ratio: 0.4 }];
    const { platform, devices, sound } = await setUp({ microphone: 'hs' });
    const lease = await leaseOf(sound);
    lease.track.enabled = false;
    const levels = () => platform.contexts.flatMap(({ gains }) => gains.map(({ value }) => value));
    expect(levels()).toEqual([]);
    sound.applySound(withSound({ microphone: 'hs', microphoneLevels }));
    await settle();
    expect(levels()).toEqual([0.4]);
    expect(lease.track.enabled).toBe(false);
    expect(fakeOf(lease.track)).toBeInstanceOf(FakeChainTrack);
    sound.applySound(withSound({ microphone: 'hs', microphoneLevels: [] }));
    expect(levels()).toEqual([1]);
    expect(devices.opened).toHaveLength(1);
    sound.applySound(withSound({ microphone: 'built-in', microphoneLevels }));
    await settle();
    expect(deviceOf(lease)).toBe('built-in');
    expect(platform.contexts[0]?.silences[0]?.readyState).toBe('ended');
    lease.release();
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });

  it('noise suppression chosen in a call takes over there, and is let go of with it', async () => {
    const { platform, devices, sound } = await setUp();
    const lease = await leaseOf(sound);
    sound.applySound(withSound({ noiseSuppression: 'rnnoise' }));
    await settle();
    expect(platform.denoisers).toEqual([{ stopped: false }]);
    expect(devices.asked.at(-1)).toMatchObject({ audio: { noiseSuppression: false } });
    expect(fakeOf(lease.track)).toBeInstanceOf(FakeChainTrack);
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    sound.applySound(withSound({ noiseSuppression: 'off' }));
    await settle();
    expect(platform.denoisers).toEqual([{ stopped: true }]);
    expect(fakeOf(lease.track)).toBeInstanceOf(FakeTrack);
    lease.release();
  });

  it('noise suppression that can’t be loaded leaves it to the browser, says so, and is tried when chosen anew', async () => {
    const { platform, devices, sound } = await setUp();
    platform.denoiserFault = new Error('404');
    sound.applySound(withSound({ noiseSuppression: 'rnnoise' }));
    const lease = await leaseOf(sound);
    expect(devices.asked.at(-1)).toMatchObject({ audio: { noiseSuppression: true } });
    expect(devices.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    expect(sound.devices.troubles()).toContain('noise-suppression-unavailable');
    platform.denoiserFault = null;
    sound.applySound(withSound({ noiseSuppression: 'browser' }));
    await settle();
    expect(sound.devices.troubles()).not.toContain('noise-suppression-unavailable');
    sound.applySound(withSound({ noiseSuppression: 'rnnoise' }));
    await settle();
    expect(platform.denoisers).toEqual([{ stopped: false }]);
    expect(sound.devices.troubles()).not.toContain('noise-suppression-unavailable');
    lease.release();
  });

  it('closed while noise suppression loads, it opens nothing', async () => {
    const { platform, devices, sound } = await setUp({ noiseSuppression: 'rnnoise' });
    const opening = sound.microphone.open();
    sound.close();
    expect((await opening).ok).toBe(false);
    expect(platform.denoisers.every(({ stopped }) => stopped)).toBe(true);
    expect(devices.opened.every(({ readyState }) => readyState === 'ended')).toBe(true);
  });

  it('an insecure page has no microphone and says so', async () => {
    const platform = new FakeAudioPlatform();
    platform.mediaDevices = null;
    const sound = createSound(recordingLog().log, platform);
    expect(await sound.microphone.open()).toMatchObject({ ok: false, error: { code: 'denied' } });
  });

  it('close() closes it, also when it is just being opened', async () => {
    const { devices, sound } = await setUp();
    await leaseOf(sound);
    sound.close();
    expect(devices.open()).toHaveLength(0);

    const other = await setUp();
    const opening = other.sound.microphone.open();
    other.sound.close();
    expect((await opening).ok).toBe(false);
    expect(other.devices.open()).toHaveLength(0);
  });
});
