import { fail, ok } from '../../../shared/domain/result';
import type { Pictures, Unsubscribe } from '../ports';
import type { Cameras } from '../world/video';
import type { Call } from './call';

export interface PictureParts {
  readonly cameras: Cameras;
  readonly cameraId: () => string | null;
  call(id: string): Call | undefined;
  /** An admin lets screens be shown. */
  mayShare(): boolean;
  subscribe(listener: () => void): Unsubscribe;
  /** The names of cameras are told once one was opened. */
  lookForDevices(): void;
}

/** The calls' pictures as the screens show them. */
export function createPictures(parts: PictureParts): Pictures {
  /** One stream a track, so that a picture that goes on is not put on the screen anew. */
  const streams = new WeakMap<MediaStreamTrack, MediaStream>();
  const streamOf = (track: MediaStreamTrack): MediaStream => {
    const known = streams.get(track);
    if (known) return known;
    const made = new MediaStream([track]);
    streams.set(track, made);
    return made;
  };
  return {
    stream: (callId, which) => {
      const video = parts.call(callId)?.video;
      const track = which === 'own' ? video?.ownPicture() : video?.farPicture();
      return track ? streamOf(track) : null;
    },
    subscribe: parts.subscribe,
    share: async (callId, source) => {
      if (!parts.mayShare()) return fail('unavailable', 'by policy');
      return (await parts.call(callId)?.video.share(source)) ?? fail('unavailable', 'no such call');
    },
    preview: async () => {
      const opened = await parts.cameras.open(parts.cameraId());
      if (!opened.ok) return opened;
      const track = opened.value;
      parts.lookForDevices();
      return ok({
        stream: streamOf(track),
        stop: () => {
          track.stop();
        },
      });
    },
  };
}
