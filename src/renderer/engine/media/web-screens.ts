import { fail, ok } from '../../../shared/domain/result';
import type { Screens } from '../world/video';

/** 15 pictures a second are enough to follow a scrolling page; sharpness counts more. */
const WISHES: DisplayMediaStreamOptions = { video: { frameRate: { max: 15 } }, audio: false };

/**
 * The screens and windows of this machine.
 * @param choose tells the desktop app what was chosen in our picker, before it is asked for; false: it can't be taken. Null in a
 * browser, which asks by itself.
 */
export function webScreens(
  mediaDevices: Pick<MediaDevices, 'getDisplayMedia'> | undefined,
  choose: ((source: string | null) => Promise<boolean>) | null,
): Screens {
  return {
    open: async (source) => {
      // Browsers on phones have none.
      if (typeof mediaDevices?.getDisplayMedia !== 'function')
        return fail('unavailable', 'this browser shows no screens');
      try {
        if (choose && !(await choose(source))) return fail('unavailable', 'it is gone');
        const stream = await mediaDevices.getDisplayMedia(WISHES);
        const [track] = stream.getVideoTracks();
        return track ? ok(track) : fail('unavailable', 'a stream without a picture');
      } catch (error) {
        return refusal(error);
      }
    },
  };
}

/** Screen Capture §5.1: who closes the browser's picker and who is forbidden by the system get the same name, but not the same words. */
function refusal(error: unknown) {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (!(error instanceof Error) || error.name !== 'NotAllowedError') return fail('unavailable', detail);
  return /by system/i.test(error.message) ? fail('denied', detail) : fail('cancelled', detail);
}
