import { expect, it } from 'vitest';
import {
  deviceOptions,
  namesHidden,
} from '../../../../../../src/renderer/ui/features/settings/device-options';
import type { Device } from '../../../../../../src/renderer/engine/ports';
import { english } from '../../../english';

const devices: readonly Device[] = [
  { id: 'm1', label: 'Headset', kind: 'microphone' },
  { id: 's1', label: 'Headset', kind: 'speaker' },
  { id: 's2', label: '', kind: 'speaker' },
  { id: 'default', label: 'Default', kind: 'speaker' },
];

it('offers the devices of one kind after the choice of none', () => {
  expect(deviceOptions(devices, 'speaker', null, 'settings.device.none', english)).toEqual([
    { value: '', label: 'None' },
    { value: 's1', label: 'Headset' },
    { value: 's2', label: 'Device 2' },
  ]);
});

it('keeps the chosen device in the list while it is unplugged', () => {
  const options = deviceOptions(devices, 'microphone', 'gone', 'settings.device.default', english);
  expect(options.at(-1)).toEqual({ value: 'gone', label: 'Chosen device (not connected)' });
});

it('knows when the browser hides the names', () => {
  expect(namesHidden([{ id: 'm', label: '', kind: 'microphone' }])).toBe(true);
  expect(namesHidden(devices)).toBe(false);
  expect(namesHidden([])).toBe(false);
});
