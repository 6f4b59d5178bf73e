import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { browserAudioPlatform } from '../../../../../src/renderer/engine/sound/audio-platform';

const noDenoiser = () => Promise.reject(new Error('none here'));

class FakeElement {
  setSinkId(): void {
    // Chosen.
  }
}

beforeEach(() => {
  vi.stubGlobal('HTMLMediaElement', FakeElement);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('a page without media devices, storage and Web Audio still has a platform', () => {
  vi.stubGlobal('navigator', { userAgent: 'Windows' });
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('denied', 'SecurityError');
    },
  });
  const platform = browserAudioPlatform(noDenoiser);
  expect([platform.mediaDevices, platform.storage, platform.createContext()]).toEqual([null, null, null]);
  expect(platform.outputReturnDelayMs).toBe(0);
  Reflect.deleteProperty(globalThis, 'localStorage');
});

it('makes a context that needs no output device', () => {
  const options: unknown[] = [];
  vi.stubGlobal('navigator', { userAgent: 'X11; Linux x86_64', mediaDevices: {} });
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('AudioContext', function FakeContext(given: unknown) {
    options.push(given);
  });
  const platform = browserAudioPlatform(noDenoiser);
  expect(platform.createContext()).not.toBeNull();
  expect(options).toEqual([{ sinkId: { type: 'none' } }]);
  expect(platform.outputReturnDelayMs).toBe(8000);
});

it('listens to touches until told otherwise', () => {
  const page = new EventTarget();
  vi.stubGlobal('navigator', { userAgent: '' });
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('document', page);
  const touched = vi.fn();
  const stop = browserAudioPlatform(noDenoiser).onGesture(touched);
  page.dispatchEvent(new Event('keydown'));
  page.dispatchEvent(new Event('pointerup'));
  stop();
  page.dispatchEvent(new Event('keydown'));
  expect(touched).toHaveBeenCalledTimes(2);
});

it('knows whether outputs are listed here: where they can be chosen, but in Firefox', () => {
  vi.stubGlobal('navigator', { userAgent: '' });
  vi.stubGlobal('localStorage', {});
  expect(browserAudioPlatform(noDenoiser).listsOutputs).toBe(true);
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (X11) Gecko/20100101 Firefox/140.0' });
  expect(browserAudioPlatform(noDenoiser).listsOutputs).toBe(false);
  vi.stubGlobal('navigator', { userAgent: '' });
  vi.stubGlobal('HTMLMediaElement', EventTarget);
  expect(browserAudioPlatform(noDenoiser).listsOutputs).toBe(false);
});
