import { beforeEach, describe, expect, it } from 'vitest';
import { CallVideo } from '../../../../../src/renderer/engine/calls/call-video';
import { outgoingCall, type CallState } from '../../../../../src/shared/domain/call-machine';
import type { PictureAgreement } from '../../../../../src/shared/domain/video-machine';
import { FakeCameras, FakeScreens } from '../../../../fakes/cameras';
import { settled } from '../../../../fakes/sip-agent';
import { fakeMedia } from '../../../../fakes/sip-calls';
import { fakeLog } from '../../../../fakes/world';
import type { FakeMedia } from '../../../../fakes/media';

const OURS: PictureAgreement = { line: 'open', offered: true, sends: true, receives: false };
const BOTH: PictureAgreement = { line: 'open', offered: true, sends: true, receives: true };

let cameras: FakeCameras;
let screens: FakeScreens;
let media: FakeMedia;
let video: CallVideo;
let told: string[];
let cameraId: string | null;
let refuses: boolean;

function state(part: Partial<CallState> = {}): CallState {
  return { ...outgoingCall().state, phase: 'connected', ...part };
}

beforeEach(() => {
  cameras = new FakeCameras();
  screens = new FakeScreens();
  media = fakeMedia('offer');
  told = [];
  cameraId = null;
  refuses = false;
  video = new CallVideo({
    cameras,
    screens,
    cameraId: () => cameraId,
    log: fakeLog(),
    renegotiate: () => {
      told.push(`re-INVITE ${media.picture.wanted ? 'with' : 'without'}`);
      return refuses ? Promise.reject(new Error('488')) : Promise.resolve();
    },
    onChange: () => undefined,
    onNotice: (code) => told.push(code),
  });
  video.attach(media, false);
});

async function shown() {
  video.follow(state());
  video.setCamera(true);
  await settled();
  video.onAgreed(OURS);
}

describe('the pictures of a call', () => {
  it('the camera is lit while it is on, sent, and dark as soon as it is off', async () => {
    await shown();
    expect([cameras.lamp, media.picture.track, video.ownPicture()]).toEqual([
      true,
      cameras.opened[0],
      cameras.opened[0],
    ]);
    video.setCamera(false);
    expect([cameras.lamp, media.picture.track]).toEqual([false, null]);
    expect(told).toEqual(['re-INVITE with', 're-INVITE without']);
  });

  it('one that opens after it was switched off goes out again', async () => {
    let allow = (): void => undefined;
    cameras.answer = new Promise((resolve) => (allow = resolve));
    video.follow(state());
    video.setCamera(true);
    video.setCamera(false);
    allow();
    await settled();
    expect([cameras.opened.length, cameras.lamp, told]).toEqual([1, false, []]);
  });

  it('one that opens after the call is over goes out again', async () => {
    let allow = (): void => undefined;
    cameras.answer = new Promise((resolve) => (allow = resolve));
    video.follow(state());
    video.setCamera(true);
    video.follow(state({ phase: 'ended' }));
    allow();
    await settled();
    expect(cameras.lamp).toBe(false);
  });

  it('a refused agreement switches the camera off and says so', async () => {
    refuses = true;
    video.follow(state());
    video.setCamera(true);
    await settled();
    expect(told).toEqual(['re-INVITE with', 'video-refused']);
    expect(cameras.lamp).toBe(false);
  });

  it.each(['denied', 'missing', 'busy'] as const)('a camera that is %s is told', async (fault) => {
    cameras.fault = fault;
    video.follow(state());
    video.setCamera(true);
    await settled();
    expect(told).toEqual([`camera-${fault}`]);
    expect(video.state.camera).toBe(fault);
  });

  it('an unplugged camera is told, and not one that was replaced', async () => {
    await shown();
    cameraId = 'other';
    video.changeCamera();
    await settled();
    expect([cameras.asked, cameras.opened.map(({ readyState }) => readyState)]).toEqual([
      [null, 'other'],
      ['ended', 'live'],
    ]);
    expect(media.picture.track).toBe(cameras.opened[1]);
    cameras.opened[0]?.vanish();
    expect(told).toEqual(['re-INVITE with']);
    cameras.opened[1]?.vanish();
    expect(told).toEqual(['re-INVITE with', 'camera-lost', 're-INVITE without']);
    video.changeCamera();
    expect(cameras.asked).toHaveLength(2);
  });

  it('hold of either side puts the camera out, and its end brings it back', async () => {
    await shown();
    for (const held of [{ localHold: 'holding' }, { remoteHold: true }] as const) {
      video.follow(state(held));
      expect([video.state.camera, cameras.lamp]).toEqual(['paused', false]);
      video.follow(state());
      await settled();
      expect([video.state.camera, cameras.lamp]).toEqual(['on', true]);
    }
    expect(told).toEqual(['re-INVITE with']);
  });

  it('the far picture is there while they send it', () => {
    video.attach(media, true);
    expect([video.state.far, video.farPicture()]).toEqual(['offered', null]);
    video.follow(state());
    media.picture.apply('m=video 9 X 96\r\na=sendonly\r\n', false);
    media.picture.describe(false);
    video.onAgreed(BOTH);
    expect(video.farPicture()?.kind).toBe('video');
    video.onAgreed(OURS);
    expect(video.farPicture()).toBeNull();
  });
});

describe('the screen', () => {
  it('goes out sharp in the place of the camera, and ends when its window closes', async () => {
    await shown();
    expect(await video.share('window:7')).toEqual({ ok: true, value: null });
    expect([cameras.lamp, screens.asked, screens.opened[0]?.contentHint]).toEqual([
      false,
      ['window:7'],
      'detail',
    ]);
    expect(media.picture.track).toBe(screens.opened[0]);
    screens.opened[0]?.vanish();
    await settled();
    expect([video.state.sharing, video.state.camera, media.picture.track]).toEqual([
      false,
      'on',
      cameras.opened[1],
    ]);
  });

  it('another one takes the place of the first', async () => {
    video.follow(state());
    await video.share('window:7');
    await video.share('screen:0');
    expect(screens.opened.map(({ readyState }) => readyState)).toEqual(['ended', 'live']);
    expect(media.picture.track).toBe(screens.opened[1]);
    expect(video.state.sharing).toBe(true);
  });

  it('ends on request and with the call', async () => {
    video.follow(state());
    await video.share(null);
    video.stopSharing();
    expect([screens.shown, media.picture.track]).toEqual([false, null]);
    await video.share(null);
    video.follow(state({ phase: 'ended' }));
    expect(screens.shown).toBe(false);
  });

  it('is not shown on a held call, before the answer, or when nothing was chosen', async () => {
    expect((await video.share(null)).ok).toBe(false);
    video.follow(state({ localHold: 'on' }));
    expect((await video.share(null)).ok).toBe(false);
    expect(screens.asked).toEqual([]);
    video.follow(state());
    screens.fault = 'cancelled';
    const outcome = await video.share(null);
    expect(outcome.ok || outcome.error.code).toBe('cancelled');
  });

  it('that was chosen when the call was just held is closed again', async () => {
    video.follow(state());
    const sharing = video.share(null);
    video.follow(state({ localHold: 'holding' }));
    expect((await sharing).ok).toBe(false);
    expect(screens.shown).toBe(false);
  });
});
