import { fail, ok } from '../../../shared/domain/result';
import type { Log } from '../../../shared/log/levels';
import type { Cameras } from '../world/video';
import { cameraFault } from './camera-fault';

/** 720p at 30 pictures a second where the camera can; what the line can't carry is made smaller by the browser. */
const WISHES = { width: { ideal: 1_280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };

/** The browser's cameras. `mediaDevices` is missing on insecure pages. */
export function webCameras(mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined, log: Log): Cameras {
  return {
    open: async (chosen) => {
      if (!mediaDevices) return fail('denied', 'no media devices: the page is not secure');
      for (const deviceId of chosen === null ? [null] : [chosen, null]) {
        try {
          const exact = deviceId === null ? {} : { deviceId: { exact: deviceId } };
          const stream = await mediaDevices.getUserMedia({ video: { ...WISHES, ...exact } });
          const [track] = stream.getVideoTracks();
          if (!track) return fail('missing', 'a stream without a picture');
          track.contentHint = 'motion';
          return ok(track);
        } catch (error) {
          const fault = cameraFault(error);
          if (deviceId === null || fault.error.code !== 'missing') return fault;
          log.warn('the chosen camera is not here, the default one stands in');
        }
      }
      return fail('missing', 'no camera');
    },
  };
}
