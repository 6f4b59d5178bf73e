import { describe, expect, it } from 'vitest';
import { webScreens } from '../../../../../src/renderer/engine/media/web-screens';

const track = { label: 'screen' };
const gives = (tracks: readonly unknown[]) => ({
  getDisplayMedia: () => Promise.resolve({ getVideoTracks: () => tracks } as unknown as MediaStream),
});
const refuses = (error: unknown) => ({
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what a browser rejects with
  getDisplayMedia: () => Promise.reject(error),
});
const named = (name: string, message = '') => Object.assign(new Error(message), { name });

describe('showing a screen', () => {
  it('tells the desktop what was chosen, then takes it', async () => {
    const chosen: unknown[] = [];
    const screens = webScreens(gives([track]), (source) => {
      chosen.push(source);
      return Promise.resolve(true);
    });
    const opened = await screens.open('window:7');
    expect(opened.ok && opened.value).toBe(track);
    expect(chosen).toEqual(['window:7']);
  });

  it('a browser asks by itself', async () => {
    expect((await webScreens(gives([track]), null).open(null)).ok).toBe(true);
  });

  it.each([
    ['the person closed the picker', refuses(named('NotAllowedError', 'Permission denied')), 'cancelled'],
    ['the system forbids it', refuses(named('NotAllowedError', 'Permission denied by system')), 'denied'],
    ['it can not be read', refuses(named('NotReadableError')), 'unavailable'],
    ['no error at all', refuses('what'), 'unavailable'],
    ['a stream without a picture', gives([]), 'unavailable'],
    ['a browser without it', undefined, 'unavailable'],
  ])('%s', async (_what, devices, code) => {
    const opened = await webScreens(devices, null).open(null);
    expect(opened.ok || opened.error.code).toBe(code);
  });

  it('what is gone by now is not asked for', async () => {
    const opened = await webScreens(gives([track]), () => Promise.resolve(false)).open('window:7');
    expect(opened.ok || opened.error.code).toBe('unavailable');
  });
});
