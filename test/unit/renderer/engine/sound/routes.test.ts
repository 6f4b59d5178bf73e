import { expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/config/settings';
import { createDeviceList } from '../../../../../src/renderer/engine/sound/device-list';
import { createDeviceMemory } from '../../../../../src/renderer/engine/sound/device-memory';
import { createReturnDelay } from '../../../../../src/renderer/engine/sound/return-delay';
import { createRoutes } from '../../../../../src/renderer/engine/sound/routes';
import { FakeMediaDevices } from '../../../../fakes/audio/fake-media-devices';
import { recordingLog } from '../../../../fakes/audio/recording-log';

const { log } = recordingLog();
const DEFAULTS = DEFAULT_SETTINGS.sound;

async function setUp() {
  const devices = new FakeMediaDevices();
  devices.plug('audioinput', 'built-in-mic', 'Built-in');
  devices.plug('audiooutput', 'built-in', 'Built-in');
  devices.plug('audioinput', 'mic', 'Headset');
  devices.plug('audiooutput', 'out', 'Headset');
  const list = createDeviceList(devices.part, createReturnDelay(0), log);
  const routes = createRoutes(DEFAULTS, list, createDeviceMemory(null, log), true, log);
  await list.refresh();
  return { devices, list, routes };
}

it('holds the settings against the devices there are', async () => {
  const { devices, list, routes } = await setUp();
  const told = vi.fn();
  routes.subscribe(told);
  routes.apply({ ...DEFAULTS, speaker: 'out', microphone: 'mic', ringingDevice: 'gone' });
  expect([routes.speaker(), routes.microphoneId(), routes.ringing().map(({ sink }) => sink)]).toEqual([
    'out',
    'mic',
    [''],
  ]);
  devices.unplug('out');
  devices.unplug('mic');
  await list.refresh();
  expect([routes.speaker(), routes.microphoneId()]).toEqual(['', null]);
  expect(told.mock.calls.length).toBeGreaterThan(1);
});

it('knows a chosen device again by its name, and a microphone is never taken for a speaker of that name', async () => {
  const { devices, list, routes } = await setUp();
  routes.apply({ ...DEFAULTS, speaker: 'out' });
  devices.unplug('out');
  await list.refresh();
  expect(routes.speaker()).toBe('');
  devices.plug('audiooutput', 'out-2', 'Headset');
  await list.refresh();
  expect(routes.speaker()).toBe('out-2');
});

it('knows what is in use, the system’s default too, and how loud it was set', async () => {
  const { devices, list, routes } = await setUp();
  expect([routes.inUse('speaker'), routes.speakerVolume(), routes.microphoneLevel()]).toEqual([null, 1, 1]);
  routes.apply({
    ...DEFAULTS,
    microphone: 'mic',
    speakerVolumes: [{ id: 'built-in', label: 'Built-in', ratio: 0.5 }],
    microphoneLevels: [{ id: 'mic', label: 'Headset', ratio: 0.2 }],
  });
  expect([routes.inUse('microphone')?.id, routes.microphoneLevel(), routes.speakerVolume()]).toEqual([
    'mic',
    0.2,
    1,
  ]);
  devices.plug('audiooutput', 'default', 'Default - Built-in', 'group-built-in');
  await list.refresh();
  expect([routes.inUse('speaker')?.id, routes.speakerVolume()]).toEqual(['built-in', 0.5]);
});

it("the microphone's key follows the device and its processing, and nothing else", async () => {
  const { routes } = await setUp();
  const key = (change: Partial<typeof DEFAULTS>) => {
    routes.apply({ ...DEFAULTS, ...change });
    return routes.microphoneKey();
  };
  const base = key({});
  expect(key({ speaker: 'out', ringVolumeRatio: 0 })).toBe(base);
  const others = [
    key({ microphone: 'mic' }),
    key({ echoCancellation: false }),
    key({ noiseSuppression: 'off' }),
    key({ automaticGain: false }),
  ];
  expect(new Set([base, ...others]).size).toBe(5);
});

it('tells what each output is chosen for, and whether that one is here', async () => {
  const { devices, list, routes } = await setUp();
  routes.apply({ ...DEFAULTS, speaker: 'out', secondRingingDevice: 'out', secondRingTone: 'pulse' });
  expect(routes.meant('speaker')).toEqual({ choice: 'out', here: 'out' });
  expect(routes.meant('ringing')).toEqual({ choice: null, here: null });
  expect(routes.ringingOn('first')).toMatchObject({ which: 'first', sink: '' });
  expect(routes.ringingOn('second')).toMatchObject({ which: 'second', sink: 'out', tone: 'pulse' });
  expect(routes.isOutputHere('out')).toBe(true);
  devices.unplug('out');
  await list.refresh();
  expect(routes.meant('speaker')).toEqual({ choice: 'out', here: null });
  expect(routes.ringingOn('second')).toBeNull();
  expect(routes.isOutputHere('out')).toBe(false);
});
