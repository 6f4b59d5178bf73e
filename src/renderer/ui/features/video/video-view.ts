import { wantsToSend, type VideoState } from '../../../../shared/domain/video-machine';
import type { CallSnapshot } from '../../../../shared/domain/call-snapshot';
import type { MessageKey } from '../../../../shared/text/message-key';
import type { UiText } from '../../text/load-text';

/** What a call shows of its pictures, and what can be done about them. */
export interface VideoView {
  readonly camera: { readonly on: boolean; readonly enabled: boolean };
  readonly share: { readonly on: boolean; readonly enabled: boolean };
  /** There is a picture, or one is on its way: the call's screen makes room for it. */
  readonly shown: boolean;
  readonly far: boolean;
  readonly own: 'none' | 'camera' | 'screen';
  /** Who sees whom, where that is not plain; null: nothing to say. */
  readonly note: string | null;
}

export function videoView({ state, video }: CallSnapshot, text: UiText): VideoView {
  const talking = state.phase === 'connected';
  const wanted = wantsToSend({ ...video, sharing: false });
  const note = noteKey(video);
  return {
    camera: {
      on: wanted,
      // A call that was placed with the camera may lose it before it is answered.
      enabled: talking || (wanted && state.phase !== 'ended' && state.phase !== 'incoming'),
    },
    share: { on: video.sharing, enabled: talking && !video.held },
    shown: video.far === 'shown' || wantsToSend(video),
    far: video.far === 'shown',
    own: video.sharing ? 'screen' : video.camera === 'on' ? 'camera' : 'none',
    note: note && text.t(note),
  };
}

function noteKey(video: VideoState): MessageKey | null {
  if (video.camera === 'opening') return 'video.opening';
  if (video.camera === 'paused') return video.sharing ? 'video.paused.sharing' : 'video.paused.held';
  const sends = wantsToSend(video);
  if (sends && video.connected && !video.agreed.sends) return 'video.unseen';
  if (sends) return video.far === 'shown' ? null : 'video.they-off';
  return video.far === 'shown' ? 'video.own-off' : null;
}
