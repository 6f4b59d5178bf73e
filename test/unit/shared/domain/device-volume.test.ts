import { expect, it } from 'vitest';
import { MOST_VOLUMES, volumeOf, withVolume } from '../../../../src/shared/domain/device-volume';

const USB = { id: 'usb-1', label: 'USB headset' };

it('a device nobody has touched is at full volume', () => {
  expect(volumeOf([], USB)).toBe(1);
  expect(volumeOf([{ id: 'other', label: 'Other', ratio: 0.1 }], USB)).toBe(1);
  expect(volumeOf([{ id: 'other', label: '', ratio: 0.1 }], { id: 'a', label: '' })).toBe(1);
});

it('keeps what was set for each, under another id too, and does not mix up two of one name', () => {
  const twins = withVolume(withVolume([], USB, 0.5), { id: 'usb-2', label: 'Desk' }, 0.2);
  expect(volumeOf(twins, USB)).toBe(0.5);
  expect(volumeOf(twins, { id: 'usb-9', label: 'USB headset' })).toBe(0.5);
  expect(volumeOf(twins, { id: 'usb-2', label: 'USB headset' })).toBe(0.2);
});

it('a default that nobody knows has a volume of its own', () => {
  const volumes = withVolume([], null, 0.3);
  expect([volumeOf(volumes, null), volumeOf(volumes, USB)]).toEqual([0.3, 1]);
});

it('the last word counts, once for each device, and the oldest are forgotten', () => {
  let volumes = withVolume(withVolume([], USB, 0.5), { ...USB, id: 'usb-9' }, 0.7);
  expect(volumes).toEqual([{ id: 'usb-9', label: 'USB headset', ratio: 0.7 }]);
  for (let n = 0; n < MOST_VOLUMES; n += 1)
    volumes = withVolume(volumes, { id: `d${String(n)}`, label: '' }, 0.1);
  expect(volumes).toHaveLength(MOST_VOLUMES);
  expect(volumeOf(volumes, USB)).toBe(1);
});
