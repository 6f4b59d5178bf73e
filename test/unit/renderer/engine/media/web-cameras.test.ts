import { describe, expect, it } from 'vitest';
import { webCameras } from '../../../../../src/renderer/engine/media/web-cameras';
import { fakeLog } from '../../../../fakes/world';

/** A browser whose cameras are `ids`; the first is the system's default. */
function browser(ids: readonly string[], error?: string) {
  return {
    getUserMedia: ({ video }: MediaStreamConstraints = {}) => {
      const wanted = (video as { deviceId?: { exact: string } }).deviceId?.exact ?? ids[0];
      if (error !== undefined) return Promise.reject(Object.assign(new Error('no'), { name: error }));
      if (wanted === undefined || !ids.includes(wanted)) {
        return Promise.reject(Object.assign(new Error('no'), { name: 'OverconstrainedError' }));
      }
      const track = { label: wanted, contentHint: '' };
      return Promise.resolve({ getVideoTracks: () => [track] } as unknown as MediaStream);
    },
  };
}

const label = (opened: Awaited<ReturnType<ReturnType<typeof webCameras>['open']>>) =>
  opened.ok ? opened.value.label : opened.error.code;

describe('opening a camera', () => {
  it.each([
    ['the chosen one', ['inner', 'outer'], 'outer', 'outer'],
    ['the default', ['inner', 'outer'], null, 'inner'],
    ['another where the chosen is gone', ['inner'], 'outer', 'inner'],
    ['none where there is none', [], 'outer', 'missing'],
  ])('%s', async (_what, ids, chosen, expected) => {
    expect(label(await webCameras(browser(ids), fakeLog()).open(chosen))).toBe(expected);
  });

  it('does not try another one when it is busy or forbidden', async () => {
    expect(label(await webCameras(browser(['a'], 'NotReadableError'), fakeLog()).open('a'))).toBe('busy');
    expect(label(await webCameras(browser(['a'], 'NotAllowedError'), fakeLog()).open('a'))).toBe('denied');
  });

  it('is denied on a page that is not secure, and missing in a stream without a picture', async () => {
    expect(label(await webCameras(undefined, fakeLog()).open(null))).toBe('denied');
    const empty = {
      getUserMedia: () => Promise.resolve({ getVideoTracks: () => [] } as unknown as MediaStream),
    };
    expect(label(await webCameras(empty, fakeLog()).open(null))).toBe('missing');
  });

  it('asks for movement rather than sharpness', async () => {
    const opened = await webCameras(browser(['a']), fakeLog()).open(null);
    expect(opened.ok && opened.value.contentHint).toBe('motion');
  });
});
