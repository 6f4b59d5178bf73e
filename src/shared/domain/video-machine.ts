/**
 * The picture of one call, as a pure machine beside the call's own: which picture goes out, which one comes, and when the two
 * ends must agree anew. The far end never switches our camera on: only the person does.
 *
 *   camera   off ──on──▶ opening ──opened──▶ on ──off · lost──▶ off, lost
 *                           └──failed──▶ denied · missing · busy
 *            on, opening ──hold · screen shown──▶ paused ──resumed · screen no longer shown──▶ opening
 */
export const CAMERA_STATES = ['off', 'opening', 'on', 'paused', 'denied', 'missing', 'busy', 'lost'] as const;
/** `paused`: closed, its lamp out, and back by itself after the hold or the screen. The last four: off, and why. */
export type CameraState = (typeof CAMERA_STATES)[number];
export type CameraFault = Extract<CameraState, 'denied' | 'missing' | 'busy'>;

export const FAR_PICTURES = ['none', 'offered', 'shown'] as const;
/** `offered`: they call with a picture; `shown`: they send one. */
export type FarPicture = (typeof FAR_PICTURES)[number];

/** What the last description pair says of the picture, from our side. `refused`: they take none (port 0, RFC 3264 §6). */
export interface PictureAgreement {
  readonly line: 'none' | 'open' | 'refused';
  /** Our description said that we send, whether or not they take it. */
  readonly offered: boolean;
  readonly sends: boolean;
  readonly receives: boolean;
}

export interface VideoState {
  readonly camera: CameraState;
  /** Our screen or a window goes out in the camera's place. */
  readonly sharing: boolean;
  readonly far: FarPicture;
  readonly agreed: PictureAgreement;
  /** Either side holds the call: no picture is taken. */
  readonly held: boolean;
  readonly connected: boolean;
  readonly ended: boolean;
}

export type VideoEvent =
  | { readonly type: 'camera'; readonly on: boolean }
  | { readonly type: 'camera-opened' }
  | { readonly type: 'camera-failed'; readonly fault: CameraFault }
  | { readonly type: 'camera-lost' }
  | { readonly type: 'share-started' }
  /** By the person, or because what was shown has closed. */
  | { readonly type: 'share-ended' }
  | { readonly type: 'held'; readonly on: boolean }
  | { readonly type: 'connected' }
  | { readonly type: 'agreed'; readonly agreement: PictureAgreement }
  /** Our re-INVITE was refused and taken back. */
  | { readonly type: 'agreement-failed' }
  | { readonly type: 'ended' };

export type VideoNotice =
  'camera-denied' | 'camera-missing' | 'camera-busy' | 'camera-lost' | 'video-refused';

export type VideoEffect =
  | { readonly type: 'open-camera' }
  /** Stops it, so that its lamp goes out, and takes it out of the call. */
  | { readonly type: 'close-camera' }
  | { readonly type: 'send-camera' }
  | { readonly type: 'send-screen' }
  | { readonly type: 'stop-screen' }
  /** A re-INVITE with what is wanted now. */
  | { readonly type: 'agree-anew' }
  | { readonly type: 'notice'; readonly code: VideoNotice };

export interface VideoTransition {
  readonly state: VideoState;
  readonly effects: readonly VideoEffect[];
}

const NOTHING_AGREED: PictureAgreement = {
  line: 'none',
  offered: false,
  sends: false,
  receives: false,
};

export const NO_VIDEO: VideoState = {
  camera: 'off',
  sharing: false,
  far: 'none',
  agreed: NOTHING_AGREED,
  held: false,
  connected: false,
  ended: false,
};

/** Our next description says that we send a picture; on hold the hold has the last word. */
export function wantsToSend({ camera, sharing }: VideoState): boolean {
  return sharing || camera === 'opening' || camera === 'on' || camera === 'paused';
}

/** The next state and what to do about it. What comes late or twice changes nothing. */
export function videoTransition(state: VideoState, event: VideoEvent): VideoTransition {
  if (state.ended) return late(state, event);
  switch (event.type) {
    case 'camera':
      return event.on ? cameraOn(state) : cameraOff(state);
    case 'camera-opened':
      // Switched off meanwhile, or held: it must not stay open.
      if (state.camera !== 'opening') return only(state, { type: 'close-camera' });
      return settle({ ...state, camera: 'on' }, [{ type: 'send-camera' }]);
    case 'camera-failed':
      if (state.camera !== 'opening') return only(state);
      return settle({ ...state, camera: event.fault }, [{ type: 'notice', code: `camera-${event.fault}` }]);
    case 'camera-lost':
      if (state.camera !== 'on') return only(state);
      return settle({ ...state, camera: 'lost' }, [
        { type: 'close-camera' },
        { type: 'notice', code: 'camera-lost' },
      ]);
    case 'share-started':
      return shareStarted(state);
    case 'share-ended':
      return state.sharing
        ? cameraBack({ ...state, sharing: false }, [{ type: 'stop-screen' }])
        : only(state);
    case 'held':
      return held(state, event.on);
    case 'connected':
      return settle({ ...state, connected: true, far: state.agreed.receives ? 'shown' : 'none' });
    case 'agreed':
      return agreed(state, event.agreement);
    case 'agreement-failed':
      return wantsToSend(state) && !state.agreed.offered ? pictureRefused(state) : only(state);
    case 'ended':
      return {
        state: { ...NO_VIDEO, ended: true },
        effects: closing(state),
      };
  }
}

function cameraOn(state: VideoState): VideoTransition {
  if (wantsToSend({ ...state, sharing: false })) return only(state);
  if (state.held || state.sharing) return only({ ...state, camera: 'paused' });
  return only({ ...state, camera: 'opening' }, { type: 'open-camera' });
}

function cameraOff(state: VideoState): VideoTransition {
  if (state.camera === 'off') return only(state);
  const open = state.camera === 'on' || state.camera === 'opening';
  return settle({ ...state, camera: 'off' }, open ? [{ type: 'close-camera' }] : []);
}

function shareStarted(state: VideoState): VideoTransition {
  // A call that is held shows nothing.
  if (state.held || !state.connected) return only(state, { type: 'stop-screen' });
  const { state: paused, effects } = cameraPaused(state);
  return settle({ ...paused, sharing: true }, [...effects, { type: 'send-screen' }]);
}

function held(state: VideoState, on: boolean): VideoTransition {
  if (on === state.held) return only(state);
  if (!on) return cameraBack({ ...state, held: false }, []);
  const { state: paused, effects } = cameraPaused({ ...state, held: true });
  return {
    state: { ...paused, sharing: false },
    effects: state.sharing ? [...effects, { type: 'stop-screen' }] : effects,
  };
}

function cameraPaused(state: VideoState): VideoTransition {
  return state.camera === 'on' || state.camera === 'opening'
    ? only({ ...state, camera: 'paused' }, { type: 'close-camera' })
    : only(state);
}

function cameraBack(state: VideoState, effects: readonly VideoEffect[]): VideoTransition {
  if (state.camera !== 'paused' || state.held || state.sharing) return settle(state, effects);
  return settle({ ...state, camera: 'opening' }, [...effects, { type: 'open-camera' }]);
}

function agreed(state: VideoState, agreement: PictureAgreement): VideoTransition {
  // What rings here shows nothing yet, whatever was agreed for it.
  const far = agreement.receives ? 'shown' : 'none';
  const next: VideoState = { ...state, agreed: agreement, far: state.far === 'offered' ? 'offered' : far };
  return agreement.line === 'refused' && wantsToSend(state) ? pictureRefused(next) : settle(next);
}

/** The call goes on with sound. */
function pictureRefused(state: VideoState): VideoTransition {
  return {
    state: { ...state, camera: 'off', sharing: false },
    effects: [...closing(state), { type: 'notice', code: 'video-refused' }],
  };
}

function closing({ camera, sharing }: VideoState): readonly VideoEffect[] {
  return [
    ...(camera === 'on' || camera === 'opening' ? [{ type: 'close-camera' } as const] : []),
    ...(sharing ? [{ type: 'stop-screen' } as const] : []),
  ];
}

/** A camera or a screen that opened when the call was over must not stay open. */
function late(state: VideoState, event: VideoEvent): VideoTransition {
  if (event.type === 'camera-opened') return only(state, { type: 'close-camera' });
  return event.type === 'share-started' ? only(state, { type: 'stop-screen' }) : only(state);
}

/**
 * Both ends agree anew where what is wanted is not what our last description said; a hold's own re-INVITE says it too. What they
 * don't take is not offered again and again.
 */
function settle(state: VideoState, effects: readonly VideoEffect[] = []): VideoTransition {
  const stale = state.connected && !state.held && wantsToSend(state) !== state.agreed.offered;
  // Whoever waits for the camera's permission offers nothing yet.
  const ready = state.camera !== 'opening' || state.sharing;
  return { state, effects: stale && ready ? [...effects, { type: 'agree-anew' }] : effects };
}

function only(state: VideoState, ...effects: readonly VideoEffect[]): VideoTransition {
  return { state, effects };
}
