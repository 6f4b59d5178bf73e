import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPictures } from '../../../../../src/renderer/engine/calls/call-pictures';
import type { Call } from '../../../../../src/renderer/engine/calls/call';
import { FakeCameras, FakePictureTrack } from '../../../../fakes/cameras';

const own = new FakePictureTrack('own');
let looks: number;
let cameras: FakeCameras;

beforeEach(() => {
  vi.stubGlobal(
    'MediaStream',
    class {
      constructor(readonly tracks: readonly unknown[]) {}
    },
  );
  looks = 0;
  cameras = new FakeCameras();
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const pictures = () =>
  createPictures({
    cameras,
    mayShare: () => true,
    cameraId: () => 'front',
    call: (id) =>
      id === 'call'
        ? ({ video: { ownPicture: () => own, farPicture: () => null } } as unknown as Call)
        : undefined,
    subscribe: () => () => undefined,
    lookForDevices: () => (looks += 1),
  });

describe('the pictures for the screens', () => {
  it('are one stream as long as it is one picture', () => {
    const shown = pictures();
    expect(shown.stream('call', 'own')).toMatchObject({ tracks: [own] });
    expect(shown.stream('call', 'own')).toBe(shown.stream('call', 'own'));
    expect([shown.stream('call', 'far'), shown.stream('gone', 'own')]).toEqual([null, null]);
  });

  it('can not be shown to a call that is gone', async () => {
    const outcome = await pictures().share('gone', null);
    expect(outcome.ok || outcome.error.code).toBe('unavailable');
  });

  it('have a preview, after which the cameras have names', async () => {
    const preview = await pictures().preview();
    expect([preview.ok, cameras.asked, looks, cameras.lamp]).toEqual([true, ['front'], 1, true]);
    if (preview.ok) preview.value.stop();
    expect(cameras.lamp).toBe(false);
    cameras.fault = 'busy';
    const refused = await pictures().preview();
    expect(refused.ok || refused.error.code).toBe('busy');
  });
});
