import { describe, expect, it } from 'vitest';
import { videoView } from '../../../../../../src/renderer/ui/features/video/video-view';
import {
  NO_VIDEO,
  type PictureAgreement,
  type VideoState,
} from '../../../../../../src/shared/domain/video-machine';
import type { CallState } from '../../../../../../src/shared/domain/call-machine';
import { aCall } from '../../../../../fakes/calls';
import { english } from '../../../english';

const SENDING: PictureAgreement = { line: 'open', offered: true, sends: true, receives: true };

const view = (video: Partial<VideoState>, state: Partial<CallState> = {}) =>
  videoView(aCall({ state, video: { ...NO_VIDEO, connected: true, ...video } }), english);

describe('the pictures of a call in words', () => {
  it.each<[Partial<VideoState>, string | null]>([
    [{}, null],
    [{ camera: 'opening' }, 'Opening the camera…'],
    [{ camera: 'on', agreed: SENDING, far: 'shown' }, null],
    [{ camera: 'on', agreed: SENDING }, 'Their camera is off.'],
    [{ camera: 'on' }, 'They don’t see your picture yet.'],
    [{ far: 'shown' }, 'Your camera is off: they don’t see you.'],
    [{ camera: 'paused', held: true }, 'Your camera is off while the call is on hold.'],
    [{ camera: 'paused', sharing: true, agreed: SENDING }, 'Your camera comes back when you stop sharing.'],
  ])('%j: %s', (video, note) => {
    expect(view(video).note).toBe(note);
  });

  it.each<[Partial<VideoState>, boolean, 'none' | 'camera' | 'screen']>([
    [{}, false, 'none'],
    [{ far: 'shown' }, true, 'none'],
    [{ camera: 'opening' }, true, 'none'],
    [{ camera: 'on' }, true, 'camera'],
    [{ camera: 'paused', sharing: true }, true, 'screen'],
    [{ camera: 'denied' }, false, 'none'],
  ])('%j: room for it %s, ours %s', (video, shown, own) => {
    expect([view(video).shown, view(video).own]).toEqual([shown, own]);
  });

  it('the camera is switched in a call, and off before the answer; nothing is shown on hold', () => {
    expect(view({}).camera).toEqual({ on: false, enabled: true });
    expect(view({ connected: false }, { phase: 'ringing' }).camera.enabled).toBe(false);
    expect(view({ connected: false, camera: 'opening' }, { phase: 'ringing' }).camera).toEqual({
      on: true,
      enabled: true,
    });
    expect(view({}, { phase: 'ended' }).camera.enabled).toBe(false);
    expect(view({}).share).toEqual({ on: false, enabled: true });
    expect(view({ held: true }).share.enabled).toBe(false);
  });
});
