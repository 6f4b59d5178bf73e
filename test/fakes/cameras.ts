import { fail, ok, type Result } from '../../src/shared/domain/result';
import type { ShareFault } from '../../src/shared/domain/share-fault';
import type { CameraFault } from '../../src/shared/domain/video-machine';
import type { Cameras, Screens } from '../../src/renderer/engine/world/video';

/** A picture's track; `stop` and `vanish` are what really ends it. */
export class FakePictureTrack extends EventTarget {
  readonly kind = 'video';
  contentHint = '';
  readyState: 'live' | 'ended' = 'live';

  constructor(readonly label: string) {
    super();
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** Unplugged, or the window that was shown is closed. */
  vanish(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }
}

/** A camera that a test plugs in and out, and that shows whether its lamp is lit. */
export class FakeCameras implements Cameras {
  readonly opened: FakePictureTrack[] = [];
  readonly asked: (string | null)[] = [];
  fault: CameraFault | null = null;
  /** What `open` waits for: the person's answer to the permission question. */
  answer: Promise<void> = Promise.resolve();

  async open(deviceId: string | null): Promise<Result<MediaStreamTrack, CameraFault>> {
    this.asked.push(deviceId);
    await this.answer;
    if (this.fault) return fail(this.fault, 'set by the test');
    const track = new FakePictureTrack(`camera ${String(this.opened.length + 1)}`);
    this.opened.push(track);
    return ok(track as unknown as MediaStreamTrack);
  }

  get lamp(): boolean {
    return this.opened.some(({ readyState }) => readyState === 'live');
  }
}

export class FakeScreens implements Screens {
  readonly opened: FakePictureTrack[] = [];
  readonly asked: (string | null)[] = [];
  fault: ShareFault | null = null;

  open(source: string | null): Promise<Result<MediaStreamTrack, ShareFault>> {
    this.asked.push(source);
    if (this.fault) return Promise.resolve(fail(this.fault, 'set by the test'));
    const track = new FakePictureTrack(source ?? 'asked by the browser');
    this.opened.push(track);
    return Promise.resolve(ok(track as unknown as MediaStreamTrack));
  }

  get shown(): boolean {
    return this.opened.some(({ readyState }) => readyState === 'live');
  }
}
