import { expect, it, vi } from 'vitest';
import { createDeviceList } from '../../../../../src/renderer/engine/sound/device-list';
import { createOutputsBack } from '../../../../../src/renderer/engine/sound/outputs-back';
import { createReturnDelay } from '../../../../../src/renderer/engine/sound/return-delay';
import { FakeMediaDevices } from '../../../../fakes/audio/fake-media-devices';
import { recordingLog } from '../../../../fakes/audio/recording-log';

it('tells when there is an output where there was none, and nothing else', async () => {
  const { log } = recordingLog();
  const devices = new FakeMediaDevices();
  const list = createDeviceList(devices.part, createReturnDelay(0), log);
  const back = createOutputsBack(list, log);
  const told = vi.fn();
  back.subscribe(told);
  await list.refresh();
  devices.plug('audioinput', 'mic', 'Microphone');
  await list.refresh();
  expect(told).not.toHaveBeenCalled();
  devices.plug('audiooutput', 'spk', 'Loudspeaker');
  await list.refresh();
  expect(told).toHaveBeenCalledTimes(1);
  devices.plug('audiooutput', 'hs', 'Headset');
  devices.unplug('hs');
  await list.refresh();
  expect(told).toHaveBeenCalledTimes(1);
  devices.unplug('spk');
  await list.refresh();
  devices.plug('audiooutput', 'hs', 'Headset');
  await list.refresh();
  expect(told.mock.calls).toEqual([['spk'], ['hs']]);
  back.close();
});

it('the first look at devices that were always there is no return', async () => {
  const { log } = recordingLog();
  const devices = new FakeMediaDevices();
  devices.plug('audiooutput', 'spk', 'Loudspeaker');
  const list = createDeviceList(devices.part, createReturnDelay(0), log);
  const told = vi.fn();
  createOutputsBack(list, log).subscribe(told);
  await list.refresh();
  expect(told).not.toHaveBeenCalled();
});
