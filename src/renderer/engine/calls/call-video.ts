import type { NoticeCode } from '../../../shared/domain/call-snapshot';
import type { ShareFault } from '../../../shared/domain/share-fault';
import {
  NO_VIDEO,
  videoTransition,
  wantsToSend,
  type PictureAgreement,
  type VideoEffect,
  type VideoEvent,
  type VideoState,
} from '../../../shared/domain/video-machine';
import { fail, ok, type Result } from '../../../shared/domain/result';
import type { CallState } from '../../../shared/domain/call-machine';
import type { Log } from '../../../shared/log/levels';
import type { CallMedia } from '../world/media';
import type { Cameras, Screens } from '../world/video';

export interface CallVideoParts {
  readonly cameras: Cameras;
  readonly screens: Screens;
  /** The camera that was chosen; null: the system's default. */
  readonly cameraId: () => string | null;
  readonly log: Log;
  /** A re-INVITE; rejects when it was refused and taken back. */
  renegotiate(): Promise<void>;
  onChange(): void;
  onNotice(code: NoticeCode): void;
}

/** One call's pictures: opens and closes what its machine decides, and tells the machine what came of it. */
export class CallVideo {
  #state: VideoState = NO_VIDEO;
  #media: CallMedia | null = null;
  #camera: MediaStreamTrack | null = null;
  #screen: MediaStreamTrack | null = null;
  /** Which opening of the camera counts: one that was overtaken is closed as soon as it is there. */
  #opening = 0;

  constructor(private readonly parts: CallVideoParts) {}

  get state(): VideoState {
    return this.#state;
  }

  /** @param offered they call with a picture */
  attach(media: CallMedia, offered: boolean): void {
    this.#media = media;
    if (offered) this.#state = { ...this.#state, far: 'offered' };
  }

  setCamera(on: boolean): void {
    this.#dispatch({ type: 'camera', on });
  }

  /** Another camera was chosen. */
  changeCamera(): void {
    if (this.#state.camera === 'on') this.#openCamera();
  }

  async share(source: string | null): Promise<Result<null, ShareFault>> {
    if (!this.#state.connected || this.#state.held) return fail('unavailable', 'the call shows nothing now');
    const opened = await this.parts.screens.open(source);
    if (!opened.ok) {
      this.parts.log.warn(`nothing shown: ${opened.error.detail}`);
      // Who closed the picker knows that.
      const { code } = opened.error;
      if (code !== 'cancelled') this.parts.onNotice(`share-${code}`);
      return opened;
    }
    const track = opened.value;
    // Text must stay sharp where the picture has to be made smaller.
    track.contentHint = 'detail';
    this.#screen?.stop();
    this.#screen = track;
    track.addEventListener('ended', () => {
      if (this.#screen === track) this.#dispatch({ type: 'share-ended' });
    });
    this.#dispatch({ type: 'share-started' });
    return this.#state.sharing ? ok(null) : fail('unavailable', 'the call shows nothing now');
  }

  stopSharing(): void {
    this.#dispatch({ type: 'share-ended' });
  }

  onAgreed(agreement: PictureAgreement): void {
    this.#dispatch({ type: 'agreed', agreement });
  }

  /** The far end would rather have no call than one with our picture. */
  onRefused(): void {
    this.#dispatch({ type: 'agreement-failed' });
  }

  /** The call itself went on, and tells of it. */
  follow({ phase, localHold, remoteHold }: CallState): void {
    if (phase === 'ended') this.#take({ type: 'ended' });
    if (phase !== 'connected') return;
    if (!this.#state.connected) this.#take({ type: 'connected' });
    this.#take({ type: 'held', on: localHold !== 'off' || remoteHold });
  }

  /** What goes out. */
  ownPicture(): MediaStreamTrack | null {
    return this.#state.sharing ? this.#screen : this.#camera;
  }

  /** What comes in. */
  farPicture(): MediaStreamTrack | null {
    return this.#state.far === 'shown' ? (this.#media?.farPicture() ?? null) : null;
  }

  #dispatch(event: VideoEvent): void {
    const before = this.#state;
    this.#take(event);
    if (this.#state !== before) this.parts.onChange();
  }

  #take(event: VideoEvent): void {
    const { state, effects } = videoTransition(this.#state, event);
    this.#state = state;
    this.#media?.wantPicture(wantsToSend(state));
    for (const effect of effects) this.#run(effect);
  }

  #run(effect: VideoEffect): void {
    switch (effect.type) {
      case 'open-camera':
        this.#openCamera();
        return;
      case 'close-camera':
        this.#opening += 1;
        this.#camera?.stop();
        this.#camera = null;
        this.#send();
        return;
      case 'stop-screen':
        this.#screen?.stop();
        this.#screen = null;
        this.#send();
        return;
      case 'send-camera':
      case 'send-screen':
        this.#send();
        return;
      case 'agree-anew':
        this.parts.renegotiate().catch((error: unknown) => {
          this.parts.log.warn(`picture not agreed: ${error instanceof Error ? error.message : 'failed'}`);
          this.#dispatch({ type: 'agreement-failed' });
        });
        return;
      case 'notice':
        this.parts.onNotice(effect.code);
    }
  }

  #openCamera(): void {
    this.#opening += 1;
    const opening = this.#opening;
    void this.parts.cameras.open(this.parts.cameraId()).then((result) => {
      if (opening !== this.#opening) {
        if (result.ok) result.value.stop();
        return;
      }
      if (result.ok) this.#use(result.value);
      else {
        this.parts.log.warn(`no camera: ${result.error.detail}`);
        this.#dispatch({ type: 'camera-failed', fault: result.error.code });
      }
    });
  }

  #use(track: MediaStreamTrack): void {
    const old = this.#camera;
    this.#camera = track;
    old?.stop();
    track.addEventListener('ended', () => {
      if (this.#camera === track) this.#dispatch({ type: 'camera-lost' });
    });
    if (this.#state.camera === 'opening') this.#dispatch({ type: 'camera-opened' });
    else {
      // One camera took the place of another.
      this.#send();
      this.parts.onChange();
    }
  }

  #send(): void {
    this.#media?.sendPicture(this.ownPicture());
  }
}
