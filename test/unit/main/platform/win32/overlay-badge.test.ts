import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createOverlayBadge } from '../../../../../src/main/platform/win32/overlay-badge';

vi.mock('electron', () => ({ nativeImage: { createFromPath: (path: string) => path } }));
const FOLDER = join(import.meta.dirname, '../../../../../assets/badge');

it('draws the number, says it in words, and goes when all is seen', () => {
  const setOverlay = vi.fn();
  const badge = createOverlayBadge({ setOverlay }, FOLDER);
  badge.show(3, '3 missed calls');
  badge.show(10, '10 missed calls');
  badge.show(0, '0 missed calls');
  expect(setOverlay.mock.calls).toEqual([
    [join(FOLDER, '3.png'), '3 missed calls'],
    [join(FOLDER, 'more.png'), '10 missed calls'],
    [null, ''],
  ]);
});

it('has a picture of every number, at every scale', () => {
  for (const name of ['1', '2', '3', '4', '5', '6', '7', '8', '9', 'more']) {
    for (const scale of ['', '@1.25x', '@1.5x', '@2x']) {
      expect(existsSync(join(FOLDER, `${name}${scale}.png`)), `${name}${scale}`).toBe(true);
    }
  }
});
