import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RawDevice } from '../../../../../src/renderer/engine/sound/device-matching';
import { createDeviceList } from '../../../../../src/renderer/engine/sound/device-list';
import { createReturnDelay } from '../../../../../src/renderer/engine/sound/return-delay';
import { FakeMediaDevices } from '../../../../fakes/audio/fake-media-devices';
import { recordingLog } from '../../../../fakes/audio/recording-log';

describe('createDeviceList', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('follows what is plugged in and tells only changes', async () => {
    const fake = new FakeMediaDevices();
    const list = createDeviceList(fake.part, createReturnDelay(0), recordingLog().log);
    expect(list.looked()).toBe(false);
    await list.refresh();
    const told = vi.fn();
    list.subscribe(told);
    fake.plug('audiooutput', 'hs', 'Headset');
    await vi.waitFor(() => {
      expect(list.all().map((device) => device.label)).toEqual(['Headset']);
    });
    await list.refresh();
    await list.refresh();
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('tells that it has looked, even when there is nothing', async () => {
    const list = createDeviceList(new FakeMediaDevices().part, createReturnDelay(0), recordingLog().log);
    const told = vi.fn();
    list.subscribe(told);
    await list.refresh();
    expect(told).toHaveBeenCalledTimes(1);
    expect(list.looked()).toBe(true);
  });

  it('looks twice a second while somebody watches, because not every change is announced', async () => {
    const fake = new FakeMediaDevices();
    const list = createDeviceList(fake.part, createReturnDelay(0), recordingLog().log);
    const stops = [list.watch(), list.watch()];
    fake.devices = [{ kind: 'audiooutput', deviceId: 'bt', label: 'Bluetooth', groupId: '' }];
    await vi.advanceTimersByTimeAsync(500);
    expect(list.all()).toHaveLength(1);
    stops[0]?.();
    stops[0]?.();
    expect(vi.getTimerCount()).toBe(1);
    stops[1]?.();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('believes the later of two looks, whichever answers first', async () => {
    const fake = new FakeMediaDevices();
    const answers: ((devices: RawDevice[]) => void)[] = [];
    fake.enumerateDevices = () => new Promise((resolve) => answers.push(resolve));
    const list = createDeviceList(fake.part, createReturnDelay(0), recordingLog().log);
    const later = list.refresh();
    const plugged: RawDevice = { kind: 'audiooutput', deviceId: 'hs', label: 'Headset', groupId: '' };
    answers[1]?.([plugged]);
    await later;
    answers[0]?.([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(list.all()).toHaveLength(1);
  });

  it('is empty without media devices and keeps the last list when looking fails', async () => {
    const { log, lines } = recordingLog();
    const none = createDeviceList(null, createReturnDelay(0), log);
    await none.refresh();
    expect(none.all()).toEqual([]);
    expect(none.looked()).toBe(false);

    const fake = new FakeMediaDevices();
    fake.plug('audioinput', 'mic', 'Microphone');
    const list = createDeviceList(fake.part, createReturnDelay(0), log);
    await list.refresh();
    fake.failEnumeration = true;
    await list.refresh();
    expect(list.all()).toHaveLength(1);
    expect(lines.join()).toContain('enumeration failed');
  });

  it('a listener that throws keeps no other from hearing', async () => {
    const fake = new FakeMediaDevices();
    const { log, lines } = recordingLog();
    const list = createDeviceList(fake.part, createReturnDelay(0), log);
    const told = vi.fn();
    list.subscribe(() => {
      throw new Error('broken view');
    });
    list.subscribe(told);
    fake.plug('audiooutput', 'hs', 'Headset');
    await list.refresh();
    expect(told).toHaveBeenCalled();
    expect(lines.join()).toContain('broken view');
  });
});
