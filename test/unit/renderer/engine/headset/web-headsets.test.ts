import { expect, it } from 'vitest';
import { webHeadsets, type WebHidDevice } from '../../../../../src/renderer/engine/headset/web-headsets';
import type { HeadsetDevice } from '../../../../../src/renderer/engine/world/headsets';
import { FakeHeadset, FakeHid } from '../../../../fakes/headset';
import { HEADSET_PROFILES } from '../../../../fakes/headset-profiles';

const PROFILE = HEADSET_PROFILES[0]!;

function browser() {
  const hid = new FakeHid();
  const headsets = webHeadsets({ hid });
  if (!headsets) throw new Error('no WebHID');
  return { hid, headsets };
}

it('a browser without WebHID has none', () => {
  expect(webHeadsets({})).toBeNull();
});

it('lists headsets alone, each always as the same object, its name fit to show', async () => {
  const { hid, headsets } = browser();
  const keyboard = { collections: [{ usagePage: 1, usage: 6 }] } as unknown as WebHidDevice;
  const device = new FakeHeadset({ ...PROFILE, name: ' Head\u202e\nset ' });
  hid.getDevices = () => Promise.resolve([keyboard, device]);
  const [first, ...others] = await headsets.list();
  expect([first?.name, others]).toEqual(['Head set', []]);
  expect((await headsets.list())[0]).toBe(first);
});

it('asks for telephony devices', async () => {
  const { hid, headsets } = browser();
  const asked: unknown[] = [];
  hid.requestDevice = (...options: unknown[]) => {
    asked.push(...options);
    return Promise.resolve([]);
  };
  expect(await headsets.request()).toEqual([]);
  expect(asked).toEqual([{ filters: [{ usagePage: 0x0b }] }]);
});

it('tells what is plugged in and out, until nobody listens', () => {
  const { hid, headsets } = browser();
  const told: [string, HeadsetDevice][] = [];
  const stops = [
    headsets.onPlugged((device) => told.push(['in', device])),
    headsets.onUnplugged((device) => told.push(['out', device])),
  ];
  const device = new FakeHeadset(PROFILE);
  hid.plug(device);
  hid.unplug(device);
  expect(told.map(([what]) => what)).toEqual(['in', 'out']);
  expect(told[0]?.[1]).toBe(told[1]?.[1]);
  for (const stop of stops) stop();
  hid.plug(device);
  expect(told).toHaveLength(2);
});

it('opens once, reads reports without what lies around them in memory', async () => {
  const { hid, headsets } = browser();
  const device = new FakeHeadset(PROFILE);
  hid.plug(device);
  const [headset] = await headsets.list();
  await headset?.open();
  await headset?.open();
  expect(device.opened).toBe(true);
  const heard: unknown[] = [];
  let tell: Parameters<WebHidDevice['addEventListener']>[1] = () => undefined;
  device.addEventListener = (_type, listener) => {
    tell = listener;
  };
  headset?.onReport((reportId, bytes) => heard.push([reportId, ...bytes]));
  tell({ reportId: 2, data: new DataView(Uint8Array.of(9, 1, 2, 9).buffer, 1, 2) });
  expect(heard).toEqual([[2, 1, 2]]);
});
