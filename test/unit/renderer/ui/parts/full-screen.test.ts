import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fillScreen, isScreenFilled } from '../../../../../src/renderer/ui/parts/full-screen';

let page: { fullscreenElement: Element | null };

beforeEach(() => {
  page = { fullscreenElement: null };
  vi.stubGlobal('document', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is told from the moment it is asked for, before the page knows, until it is left', async () => {
  let granted: () => void = () => undefined;
  const element = { requestFullscreen: () => new Promise<void>((resolve) => (granted = resolve)) };
  const filling = fillScreen(element as HTMLElement);
  expect(isScreenFilled()).toBe(true);
  page.fullscreenElement = element as HTMLElement;
  granted();
  await filling;
  expect(isScreenFilled()).toBe(true);
  page.fullscreenElement = null;
  expect(isScreenFilled()).toBe(false);
});

it('is nothing when the browser refuses', async () => {
  await fillScreen({
    requestFullscreen: () => Promise.reject(new Error('no gesture')),
  } as unknown as HTMLElement);
  expect(isScreenFilled()).toBe(false);
});
