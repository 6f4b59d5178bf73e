import { expect, it } from 'vitest';
import { microphoneConstraints } from '../../../../../src/renderer/engine/sound/microphone-constraints';

const processing = { echoCancellation: true, noiseSuppression: false, automaticGain: true };

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
