import type { CameraFault } from '../../../shared/domain/video-machine';
import type { ShareFault } from '../../../shared/domain/share-fault';
import type { Result } from '../../../shared/domain/result';

/** The machine's cameras. */
export interface Cameras {
  /**
   * Opens a camera, or another one when the chosen has vanished; null: the system's default. Never rejects. Whoever gets the track
   * stops it. Faults: `denied` (by the person, the system or an insecure page), `missing` (none plugged in), `busy` (another
   * program has it).
   */
  open(deviceId: string | null): Promise<Result<MediaStreamTrack, CameraFault>>;
}

/** The screens and windows that can be shown to the far end. */
export interface Screens {
  /**
   * Takes what the person chose with us (`source`), or lets the browser or the desktop ask; needs a press just before. Never
   * rejects. The track ends by itself when the shown window closes. Faults: `cancelled`, `denied`, `unavailable`.
   */
  open(source: string | null): Promise<Result<MediaStreamTrack, ShareFault>>;
}
