import { join } from 'node:path';
import { nativeImage } from 'electron';
import type { Badge, BadgeFrame } from '../ports';

/** More than this many are shown as "9+": the picture is 16 px wide. */
const MOST = 9;

/** A small picture with the number on the task bar's button. @param folder holds `1.png` … `9.png` and `more.png`, with their @…x */
export function createOverlayBadge(frame: BadgeFrame, folder: string): Badge {
  return {
    show(count, description) {
      if (count === 0) {
        frame.setOverlay(null, '');
        return;
      }
      const name = count > MOST ? 'more' : String(count);
      frame.setOverlay(nativeImage.createFromPath(join(folder, `${name}.png`)), description);
    },
  };
}
