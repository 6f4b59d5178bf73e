import { expect, it } from 'vitest';
import { nextCamera } from '../../../../../../src/renderer/ui/features/video/next-camera';
import type { Device } from '../../../../../../src/renderer/engine/ports';

const cameras = (...ids: string[]): Device[] => [
  { id: 'm', label: 'Microphone', kind: 'microphone' },
  ...ids.map((id): Device => ({ id, label: id, kind: 'camera' })),
];

it.each([
  [cameras(), null, null],
  [cameras('front'), null, null],
  [cameras('', ''), null, null],
  [cameras('front', 'back'), null, 'back'],
  [cameras('front', 'back'), 'front', 'back'],
  [cameras('front', 'back'), 'back', 'front'],
  [cameras('front', 'back'), 'gone', 'back'],
])('%#: after %s comes %s', (devices, chosen, next) => {
  expect(nextCamera(devices, chosen)).toBe(next);
});
