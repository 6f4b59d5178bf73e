import type { SoundSettings } from '../../../shared/config/settings';

type Processing = Pick<SoundSettings, 'echoCancellation' | 'noiseSuppression' | 'automaticGain'>;

/** What to ask `getUserMedia` for. `deviceId` null: the system's default; otherwise that one and no other. */
export function microphoneConstraints(
  deviceId: string | null,
  processing: Processing,
): MediaStreamConstraints {
  return {
    audio: {
      ...(deviceId === null ? {} : { deviceId: { exact: deviceId } }),
      echoCancellation: processing.echoCancellation,
      noiseSuppression: processing.noiseSuppression === 'browser',
      autoGainControl: processing.automaticGain,
      channelCount: 1,
    },
    video: false,
  };
}
