import { expect, it } from 'vitest';
import { microphoneConstraints } from '../../../../../src/renderer/engine/sound/microphone-constraints';

const processing = { echoCancellation: true, noiseSuppression: 'off', automaticGain: true } as const;

it('asks for the chosen device and no other', () => {
  expect(microphoneConstraints('m1', processing)).toEqual({
    audio: {
      deviceId: { exact: 'm1' },
      echoCancellation: true,
      noiseSuppression: false,
      autoGainControl: true,
      channelCount: 1,
    },
    video: false,
  });
});

it("names no device for the system's default", () => {
  expect(microphoneConstraints(null, processing).audio).not.toHaveProperty('deviceId');
});

it.each([
  ['off', false],
  ['browser', true],
  ['rnnoise', false],
] as const)('leaves noise to the browser only when it is to do that alone: %s', (noiseSuppression, asked) => {
  expect(microphoneConstraints(null, { ...processing, noiseSuppression }).audio).toMatchObject({
    noiseSuppression: asked,
  });
});
